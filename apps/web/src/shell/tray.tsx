import { type Action, listActions, stopAction } from '@belvedere/contract/actions.ts';
import { Popover } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useProject } from '../api/me.ts';
import { useRoute, useSend } from '../api/queries.ts';
import { Button, IconButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Moment } from '../components/moment.tsx';
import { Status, type StatusName } from '../components/status.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './tray.module.css';
import { isUnderWay, useShownActions } from './use-shown-actions.ts';

function useActions(): readonly Action[] {
  const { slug } = useProject();
  return useRoute(listActions, { params: { project: slug } }).data?.items ?? [];
}

/** Bulk work that goes on, or has just ended, whatever page one is on. */
export function Tray() {
  const t = useText('shell');
  const { shown, hide } = useShownActions(useActions());
  if (shown.length === 0) return null;
  return (
    <section className={styles.tray} aria-label={t('tray.label')}>
      {shown.map((action) => (
        <ActionRow key={action.id} action={action} onHide={() => hide(action.id)} />
      ))}
    </section>
  );
}

/** The work of the last day, behind one button of the bar. */
export function TrayButton() {
  const t = useText('shell');
  const actions = useActions();
  const running = actions.filter(isUnderWay).length;
  if (actions.length === 0) return null;
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="lg">
      <Popover.Target>
        <button type="button" className={styles.button} title={t('tray.done')}>
          <Icon name="work" />
          <span className="unseen">{t('tray.done')}</span>
          {running > 0 && <b>{running}</b>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.past ?? ''} aria-label={t('tray.done')}>
        <h2>{t('tray.done')}</h2>
        {actions.map((action) => (
          <ActionRow key={action.id} action={action} dated />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

const statusOf: Record<Action['state'], StatusName> = {
  pending: 'off',
  running: 'running',
  done: 'ok',
  stopped: 'off',
  failed: 'error',
};

interface ActionRowProps {
  readonly action: Action;
  readonly dated?: boolean;
  readonly onHide?: () => void;
}

function ActionRow({ action, dated = false, onHide }: ActionRowProps) {
  const t = useText('shell');
  const { slug } = useProject();
  const stop = useSend(stopAction, { refresh: [listActions] });
  const underWay = isUnderWay(action);
  return (
    <div className={styles.row}>
      <Status status={statusOf[action.state]} chip={false} word={t(`tray.kinds.${action.kind}.${wordOf(action)}`)} />
      <span className={styles.label} title={action.error ?? action.label}>
        {action.error ?? action.label}
        {action.skipped > 0 && <Skipped count={action.skipped} />}
      </span>
      {dated && <Moment at={action.finishedAt ?? action.createdAt} />}
      <Progress action={action} />
      {underWay && action.state === 'running' ? (
        <Button
          kind="link"
          disabled={stop.isPending}
          onClick={() => stop.mutate({ params: { project: slug, id: action.id } })}
        >
          {t('tray.stop')}
        </Button>
      ) : (
        <Link {...placeOf(slug, action)}>{t('tray.see')}</Link>
      )}
      {onHide !== undefined && !underWay && <IconButton icon="close" label={t('tray.hide')} onClick={onHide} />}
      {underWay && <u style={{ width: `${action.total === 0 ? 0 : (100 * action.done) / action.total}%` }} />}
    </div>
  );
}

function Progress({ action }: { action: Action }) {
  const t = useText('shell');
  const language = useLanguage();
  const done = formatNumber(language, action.done);
  return (
    <span className={styles.progress}>
      <b>{done}</b>
      {action.done !== action.total && (
        <span className={styles.of}> {t('tray.of', { total: formatNumber(language, action.total) })}</span>
      )}
    </span>
  );
}

function Skipped({ count }: { count: number }) {
  const t = useText('shell');
  const language = useLanguage();
  return <span className={styles.of}> {t('tray.skipped', { count, number: formatNumber(language, count) })}</span>;
}

function wordOf(action: Action): 'running' | 'done' | 'failed' | 'stopped' {
  return action.state === 'pending' ? 'running' : action.state;
}

/** The list that the action worked on. */
function placeOf(project: string, action: Action): LinkProps {
  const params = { project };
  if (action.kind === 'delete-products') return { to: '/admin/$project/add-data/products', params };
  return { to: '/admin/$project/add-data/requests', params };
}
