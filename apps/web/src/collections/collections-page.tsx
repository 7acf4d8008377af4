import { type Collection, deleteCollection, listCollections } from '@belvedere/contract/catalogue.ts';
import { useMemo, useState } from 'react';
import { useProject } from '../api/me.ts';
import { useSend } from '../api/queries.ts';
import { ButtonLink } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Empty } from '../components/empty.tsx';
import { Figure } from '../components/figure.tsx';
import type { Column } from '../components/list/column.ts';
import { List } from '../components/list/list.tsx';
import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';

/** The collections of the project: who sees each, whether it has a model, how much it holds. */
export function CollectionsPage() {
  const t = useText('collections');
  const { slug } = useProject();
  const [leaving, setLeaving] = useState<Collection>();
  const params = { project: slug };
  const columns = useCollectionColumns();
  const editor = (id: string) =>
    ({ to: '/admin/$project/collections/edit/$collection', params: { ...params, collection: id } }) as const;
  const create = (
    <ButtonLink kind="primary" icon="plus" to="/admin/$project/collections/new" params={params}>
      {t('create')}
    </ButtonLink>
  );
  return (
    <>
      <List
        name="collections"
        title={t('title')}
        route={listCollections}
        params={params}
        columns={columns}
        idOf={idOf}
        open={({ id }) => editor(id)}
        menu={(collection) => [
          { id: 'edit', label: t('edit'), icon: 'pencil', to: editor(collection.id) },
          {
            id: 'catalogue',
            label: t('seeItems'),
            icon: 'map',
            to: { to: '/user/$project', params, search: { collections: collection.id } },
          },
          {
            id: 'delete',
            label: t('deleteAsk'),
            icon: 'trash',
            danger: true,
            run: () => setLeaving(collection),
          },
        ]}
        failure={t('failed')}
        actions={create}
        empty={
          <Empty title={t('none')} why={t('noneWhy')}>
            {create}
          </Empty>
        }
      />
      <DeleteCollection collection={leaving} onClose={() => setLeaving(undefined)} />
    </>
  );
}

const idOf = (collection: Collection) => collection.id;

function useCollectionColumns(): readonly Column<Collection>[] {
  const t = useText('collections');
  const { slug } = useProject();
  return useMemo(
    () => [
      { id: 'title', head: t('column.title'), main: true, width: 200, grow: 2, cell: ({ title }) => title },
      { id: 'id', head: t('column.id'), width: 160, grow: 1, card: 'line', cell: ({ id }) => <code>{id}</code> },
      {
        id: 'items',
        head: t('column.items'),
        align: 'end',
        width: 110,
        card: 'line',
        cell: ({ id, items, itemsExact }) => (
          <Figure
            value={items}
            exact={itemsExact}
            label={t('seeItems')}
            to={{ to: '/user/$project', params: { project: slug }, search: { collections: id } }}
          />
        ),
      },
      {
        id: 'visibility',
        head: t('column.visibility'),
        width: 190,
        card: 'state',
        cell: ({ visibility }) => t(`visibilities.${visibility}`),
      },
      {
        id: 'model',
        head: t('column.model'),
        width: 120,
        cell: ({ model }) => (model === null ? t('noModel') : t('hasModel')),
      },
      {
        id: 'updatedAt',
        head: t('column.updated'),
        align: 'end',
        width: 120,
        cell: ({ updatedAt }) => <Moment at={updatedAt} />,
      },
    ],
    [t, slug],
  );
}

function DeleteCollection({ collection, onClose }: { collection: Collection | undefined; onClose: () => void }) {
  const t = useText('collections');
  const { slug } = useProject();
  const send = useSend(deleteCollection, { refresh: [listCollections], onDone: onClose });
  return (
    <Confirm
      opened={collection !== undefined}
      onClose={() => {
        send.reset();
        onClose();
      }}
      title={t('deleteTitle', { title: collection?.title ?? '' })}
      goes={t('deleteGoes')}
      stays={t('deleteStays')}
      action={t('delete')}
      count={1}
      name={collection?.id ?? ''}
      busy={send.isPending}
      error={send.error}
      onConfirm={() =>
        collection !== undefined && send.mutate({ params: { project: slug, collection: collection.id } })
      }
    />
  );
}
