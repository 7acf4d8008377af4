import { type ProductRequest, readRequest } from '@belvedere/contract/requests.ts';
import { useNavigate, useParams } from '@tanstack/react-router';
import { linkToProduct, linkToSession } from '../add-data/links.ts';
import { problemOf } from '../api/client.ts';
import { useRoute } from '../api/queries.ts';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Moment } from '../components/moment.tsx';
import { Panel } from '../components/panel.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import { DocumentView } from './document-view.tsx';
import { ErrorCard } from './error-card.tsx';
import { EventList } from './event-list.tsx';
import styles from './request-panel.module.css';
import { RequestStatus } from './request-status.tsx';

/** One request beside the list: why it stands where it stands, what to do, its history, what was deposited. */
export function RequestPanel() {
  const t = useText('requests');
  const navigate = useNavigate();
  const { project = '', id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useRoute(readRequest, { params: { project, id: Number(id) } });
  const title = data?.item ?? t('one', { id });
  const close = () =>
    void navigate({ to: '/admin/$project/add-data/requests', params: { project }, search: (before) => before });
  return (
    <Panel title={title} label={t('one', { id })} onClose={close}>
      {data === undefined && error === null && <Skeleton rows={6} columns={[30, 60]} />}
      {error !== null && problemOf(error).status === 404 && <Empty title={t('one', { id })} why={t('panel.missing')} />}
      {error !== null && problemOf(error).status !== 404 && <ProblemCard error={error} retry={() => void refetch()} />}
      {data !== undefined && (
        <div className={styles.parts}>
          {data.error !== null && (
            <ErrorCard project={project} request={data} error={data.error} acknowledged={data.acknowledged} />
          )}
          <Facts project={project} request={data} />
          <section>
            <h3>{t('panel.history')}</h3>
            <EventList events={data.history} empty={t('panel.noHistory')} />
          </section>
          <section>
            <h3>{t('panel.payload')}</h3>
            <DocumentView document={data.payload ?? undefined} empty={t('panel.noPayload')} />
          </section>
        </div>
      )}
    </Panel>
  );
}

function Facts({ project, request }: { project: string; request: ProductRequest }) {
  const t = useText('requests');
  const { collection, item, session, step, versioning, version, createdAt, movedAt } = request;
  return (
    <section>
      <h3>{t('panel.facts')}</h3>
      <dl className={styles.facts}>
        <dt>{t('column.state')}</dt>
        <dd>
          <RequestStatus request={request} />
        </dd>
        <dt>{t('column.step')}</dt>
        <dd>{t(`step.${step}`)}</dd>
        <dt>{t('column.collection')}</dt>
        <dd>{collection ?? t('panel.nowhere')}</dd>
        <dt>{t('column.session')}</dt>
        <dd>
          {session.source} / {session.name}
        </dd>
        <dt>{t('column.versioning')}</dt>
        <dd>{t(`versioning.${versioning}`)}</dd>
        {version !== null && (
          <>
            <dt>{t('column.version')}</dt>
            <dd>{version}</dd>
          </>
        )}
        <dt>{t('column.createdAt')}</dt>
        <dd>
          <Moment at={createdAt} />
        </dd>
        <dt>{t('column.movedAt')}</dt>
        <dd>
          <Moment at={movedAt} />
        </dd>
      </dl>
      <p className={styles.doors}>
        <ButtonLink kind="link" {...linkToSession(project, session)}>
          {t('panel.seeSession')}
        </ButtonLink>
        {version !== null && collection !== null && item !== null && (
          <ButtonLink kind="link" {...linkToProduct(project, { collection, item }, version)}>
            {t('panel.seeProduct')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}
