import { Icon } from '../components/icon.tsx';
import { Status } from '../components/status.tsx';
import { useProblemWords } from '../components/use-problem-words.ts';
import { useText } from '../i18n/use-text.ts';
import type { DraftFault } from './collection-draft.ts';
import styles from './collection-form.module.css';

interface CollectionReadsProps {
  readonly body: Record<string, unknown>;
  readonly faults: readonly DraftFault[];
  readonly onShow: (fault: DraftFault) => void;
}

/** What the document says, and each thing wrong with it: a click leads to its place. */
export function CollectionReads({ body, faults, onShow }: CollectionReadsProps) {
  const t = useText('collections');
  const facts = [
    ['id', textIn(body.id)],
    ['title', textIn(body.title)],
    ['license', textIn(body.license)],
    ['from', textIn(pick(body, ['extent', 'temporal', 'interval', 0, 0]))],
    ['bbox', listIn(pick(body, ['extent', 'spatial', 'bbox', 0]))],
  ] as const;
  return (
    <aside className={styles.reads} aria-label={t('reads')}>
      <h2>{t('reads')}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value ?? t('fact.none')}</dd>
          </div>
        ))}
      </dl>
      <div role="status">
        {faults.length === 0 ? (
          <Status status="ok" word={t('right')} />
        ) : (
          <h3>{t('toCorrect', { count: faults.length })}</h3>
        )}
      </div>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.part} ${fault.pointer} ${fault.code}`}>
            <FaultLine fault={fault} onShow={() => onShow(fault)} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function FaultLine({ fault, onShow }: { fault: DraftFault; onShow: () => void }) {
  const t = useText('collections');
  const words = useProblemWords();
  const { what, todo } = words(fault);
  return (
    <div className={styles.fault}>
      <Icon name="error" small />
      <div>
        <button type="button" onClick={onShow} title={t('showPlace')}>
          <code>{fault.pointer === '' ? t(`part.${fault.part}`) : fault.pointer}</code>
        </button>
        <p>{what}</p>
        {todo !== undefined && todo !== '' && <p className={styles.todo}>{todo}</p>}
      </div>
    </div>
  );
}

function pick(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[key] : undefined),
    value,
  );
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listIn(value: unknown): string | undefined {
  return Array.isArray(value) ? value.join(', ') : undefined;
}
