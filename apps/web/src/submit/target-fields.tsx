import { versionings } from '@belvedere/contract/requests.ts';
import { listSources } from '@belvedere/contract/sessions.ts';
import { useId } from 'react';
import { useRoute } from '../api/queries.ts';
import { Icon } from '../components/icon.tsx';
import { Segment } from '../components/segment.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './target-fields.module.css';
import type { Draft } from './use-draft.ts';

export interface TargetFieldsProps {
  readonly project: string;
  readonly draft: Draft;
  readonly asked: boolean;
}

/** Where the deposit goes: its source, its session, and what becomes of products that exist. */
export function TargetFields({ project, draft, asked }: TargetFieldsProps) {
  const t = useText('submit');
  const { versioning } = draft.target;
  return (
    <div className={styles.fields}>
      <TextField name="source" project={project} draft={draft} asked={asked} />
      <TextField name="session" project={project} draft={draft} asked={asked} />
      <div className={styles.wide}>
        <span className={styles.label}>{t('versioning')}</span>
        <Segment
          label={t('versioning')}
          value={versioning}
          options={versionings.map((value) => ({ value, label: t(`versions.${value}`) }))}
          onChange={(value) => draft.setTarget({ versioning: value })}
        />
        <p className={styles.help}>{t(`versionsHelp.${versioning}`)}</p>
      </div>
    </div>
  );
}

function TextField({ name, project, draft, asked }: TargetFieldsProps & { readonly name: 'source' | 'session' }) {
  const t = useText('submit');
  const id = useId();
  const wrong = asked && draft.missing.includes(name);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t(name)}
      </label>
      <input
        id={id}
        name={name}
        maxLength={300}
        value={draft.target[name]}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={`${id}-help`}
        {...(name === 'source' ? { list: `${id}-known` } : {})}
        onChange={(event) => draft.setTarget({ [name]: event.currentTarget.value })}
      />
      {name === 'source' && <KnownSources id={`${id}-known`} project={project} part={draft.target.source} />}
      <p id={`${id}-help`} className={wrong ? styles.wrong : styles.help}>
        {wrong && <Icon name="error" small />}
        {t(wrong ? `${name}Missing` : `${name}Help`)}
      </p>
    </div>
  );
}

/** Sources that exist are offered: a new name is a new source. */
function KnownSources({ id, project, part }: { id: string; project: string; part: string }) {
  const query = { limit: 20, sort: 'name', ...(part === '' ? {} : { name: part }) };
  const { data } = useRoute(listSources, { params: { project }, query }, { keepPrevious: true });
  return (
    <datalist id={id}>
      {data?.items.map(({ name }) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
