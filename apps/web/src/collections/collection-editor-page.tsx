import { readCollection } from '@belvedere/contract/catalogue.ts';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useProject } from '../api/me.ts';
import { useRoute } from '../api/queries.ts';
import { ProblemCard } from '../components/problem-card.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useText } from '../i18n/use-text.ts';
import { draftOf, firstDraft } from './collection-draft.ts';
import { CollectionForm } from './collection-form.tsx';

/** A new collection, begun from what STAC asks for. */
export function NewCollectionPage() {
  const [draft] = useState(() => firstDraft(new Date().toISOString().slice(0, 10)));
  return <CollectionForm draft={draft} />;
}

/** A collection to change: its document, its model, who sees it. */
export function CollectionEditorPage() {
  const t = useText('collections');
  const { slug } = useProject();
  const { collection: id = '' } = useParams({ strict: false });
  const asked = useRoute(readCollection, { params: { project: slug, collection: id } });
  if (asked.error !== null && asked.data === undefined) {
    return <ProblemCard inset error={asked.error} title={t('readFailed', { id })} retry={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) return <Skeleton rows={10} columns={[60]} />;
  return <CollectionForm key={asked.data.id} collection={asked.data} draft={draftOf(asked.data)} />;
}
