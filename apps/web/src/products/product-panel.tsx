import { type Product, readProduct } from '@belvedere/contract/products.ts';
import type { AnswerOf } from '@belvedere/contract/route.ts';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { linkTo, linkToSession } from '../add-data/links.ts';
import { problemOf } from '../api/client.ts';
import { useCan } from '../api/me.ts';
import { useRoute } from '../api/queries.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Panel } from '../components/panel.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import { DocumentView } from '../requests/document-view.tsx';
import { textOf } from '../search.ts';
import { DeleteVersionsDialog } from './delete-versions-dialog.tsx';
import { FileList } from './file-list.tsx';
import { ProductHistory } from './product-history.tsx';
import styles from './product-panel.module.css';
import { VersionList } from './version-list.tsx';

/** One product beside the list: its versions, and of one of them the files, the history and the document. */
export function ProductPanel() {
  const t = useText('products');
  const navigate = useNavigate();
  const { project = '', collection = '', item = '' } = useParams({ strict: false });
  const wanted = Number(textOf(useSearch({ strict: false }), 'version')) || undefined;
  const query = wanted === undefined ? {} : { version: wanted };
  const asked = useRoute(readProduct, { params: { project, collection, item }, query }, { keepPrevious: true });
  const { data, error, refetch } = asked;
  const close = () =>
    void navigate({
      to: '/admin/$project/add-data/products',
      params: { project },
      search: (before) => ({ ...before, version: undefined }),
    });
  const version = data?.versions.find((one) => one.version === wanted) ?? data?.versions[0];
  return (
    <Panel
      title={item}
      label={item}
      onClose={close}
      actions={version && <DeleteOne project={project} version={version} />}
    >
      {data === undefined && error === null && <Skeleton rows={6} columns={[30, 60]} />}
      {error !== null && problemOf(error).status === 404 && <Empty title={item} why={t('panel.missing')} />}
      {error !== null && problemOf(error).status !== 404 && <ProblemCard error={error} retry={() => void refetch()} />}
      {data !== undefined && <Parts project={project} product={data} version={version} />}
    </Panel>
  );
}

interface PartsProps {
  readonly project: string;
  readonly product: AnswerOf<typeof readProduct>;
  readonly version: Product | undefined;
}

function Parts({ project, product, version }: PartsProps) {
  const t = useText('products');
  const { collection, item, versions, history, document } = product;
  return (
    <div className={styles.parts}>
      <section>
        <h3>
          {t('panel.versions')} · {collection}
        </h3>
        <VersionList project={project} versions={versions} open={version?.version} />
        <p className={styles.doors}>
          {versions.some(({ shown }) => shown) && (
            <ButtonLink kind="link" to="/user/$project/items/$collection/$item" params={{ project, collection, item }}>
              {t('panel.catalogue')}
            </ButtonLink>
          )}
          {version !== undefined && (
            <ButtonLink kind="link" {...linkToSession(project, version.session)}>
              {t('panel.session')}
            </ButtonLink>
          )}
          <ButtonLink kind="link" {...linkTo('requests', project, { collection, item })}>
            {t('panel.requests')}
          </ButtonLink>
        </p>
      </section>
      <section>
        <h3>{t('panel.files')}</h3>
        <FileList document={document} />
      </section>
      <section>
        <h3>{t('panel.history')}</h3>
        <ProductHistory events={history} />
      </section>
      <section>
        <h3>{t('panel.document', { version: version?.version ?? 1 })}</h3>
        <DocumentView document={document ?? undefined} empty={t('panel.noDocument')} />
      </section>
    </div>
  );
}

function DeleteOne({ project, version }: { project: string; version: Product }) {
  const t = useText('products');
  const [opened, setOpened] = useState(false);
  if (!useCan()('products.delete')) return null;
  return (
    <>
      <Button kind="danger" size="small" icon="trash" onClick={() => setOpened(true)}>
        {t('panel.delete', { version: version.version })}
      </Button>
      {opened && (
        <DeleteVersionsDialog
          project={project}
          selection={{ include: [version.id] }}
          count={1}
          label={version.item}
          name={version.item}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}
