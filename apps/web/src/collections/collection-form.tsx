import {
  type Collection,
  createCollection,
  listCollections,
  readCollection,
  replaceCollection,
} from '@belvedere/contract/catalogue.ts';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { problemOf } from '../api/client.ts';
import { useProject } from '../api/me.ts';
import { useSend } from '../api/queries.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { AreaField, ChoiceField } from '../components/field.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { useText } from '../i18n/use-text.ts';
import { type CollectionDraft, type DraftFault, readDraft } from './collection-draft.ts';
import styles from './collection-form.module.css';
import { CollectionReads } from './collection-reads.tsx';
import { findPointer } from './find-pointer.ts';
import { useKeptDraft } from './use-kept-draft.ts';

interface CollectionFormProps {
  /** The collection that is changed; none when a new one is made. */
  readonly collection?: Collection;
  readonly draft: CollectionDraft;
}

/** The document at the left, what it says and what is wrong with it at the right, one button at the foot. */
export function CollectionForm({ collection, draft: first }: CollectionFormProps) {
  const t = useText('collections');
  const { slug } = useProject();
  const { draft, set, forget, kept } = useKeptDraft(`${slug} ${collection?.id ?? ''}`, first);
  const read = useMemo(() => readDraft(draft), [draft]);
  const texts = { document: useRef<HTMLTextAreaElement>(null), model: useRef<HTMLTextAreaElement>(null) };
  const [asked, setAsked] = useState(false);
  const save = useSave(collection, forget);
  const refused = useMemo(() => refusalsOf(save.error), [save.error]);
  const faults = [...read.faults, ...refused];
  const show = (fault: DraftFault) => {
    const text = texts[fault.part].current;
    if (text === null) return;
    const span = fault.code === 'not_json' ? undefined : findPointer(text.value, pointerIn(fault));
    text.focus();
    if (span !== undefined) text.setSelectionRange(span.start, span.end);
  };
  const submit = () => {
    setAsked(true);
    const [wrong] = read.faults;
    if (wrong === undefined) save.send(read.body);
    else show(wrong);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.columns}>
        <div className={styles.write}>
          <AreaField
            ref={texts.document}
            label={t('document')}
            help={t('documentHelp')}
            mono
            rows={24}
            spellCheck={false}
            value={draft.document}
            onChange={(document) => set({ ...draft, document })}
          />
          <AreaField
            ref={texts.model}
            label={t('model')}
            help={t('modelHelp')}
            mono
            rows={8}
            spellCheck={false}
            value={draft.model}
            onChange={(model) => set({ ...draft, model })}
          />
          <ChoiceField
            label={t('column.visibility')}
            help={t(`visibilityHelp.${draft.visibility}`)}
            width={44}
            value={draft.visibility}
            options={visibilitiesFor(collection).map((value) => ({ value, label: t(`visibilities.${value}`) }))}
            onChange={(visibility) => set({ ...draft, visibility })}
          />
        </div>
        <CollectionReads body={read.body} faults={faults} onShow={show} />
      </div>
      <footer className={styles.foot}>
        {save.error !== null && refused.length === 0 && <ProblemCard error={save.error} title={t('saveFailed')} />}
        {asked && faults.length > 0 && <b className={styles.wrong}>{t('toCorrect', { count: faults.length })}</b>}
        <span className={styles.kept}>{kept && t('draftKept')}</span>
        <ButtonLink size="large" to="/admin/$project/collections" params={{ project: slug }} onClick={forget}>
          {t('cancel')}
        </ButtonLink>
        <Button kind="primary" size="large" type="submit" disabled={save.pending}>
          {collection === undefined ? t('createAction') : t('saveAction')}
        </Button>
      </footer>
    </form>
  );
}

/** Creates or replaces, then goes back to the list. */
function useSave(collection: Collection | undefined, forget: () => void) {
  const { slug } = useProject();
  const navigate = useNavigate();
  const onDone = () => {
    forget();
    void navigate({ to: '/admin/$project/collections', params: { project: slug } });
  };
  const create = useSend(createCollection, { refresh: [listCollections], onDone });
  const replace = useSend(replaceCollection, { refresh: [listCollections, readCollection], onDone });
  const used = collection === undefined ? create : replace;
  return {
    error: used.error,
    pending: used.isPending,
    send: (body: unknown) =>
      collection === undefined
        ? create.mutate({ params: { project: slug }, body })
        : replace.mutate({ params: { project: slug, collection: collection.id }, body }),
  };
}

/** Groups are not there yet: nobody is offered a visibility that would hide a collection from everyone. */
function visibilitiesFor(collection: Collection | undefined): readonly Collection['visibility'][] {
  return collection?.visibility === 'groups' ? ['public', 'registered', 'groups'] : ['public', 'registered'];
}

function refusalsOf(error: unknown): readonly DraftFault[] {
  if (error === null) return [];
  return (problemOf(error).errors ?? []).map(({ pointer, code, message, hint = '' }) => ({
    part: pointer.startsWith('/belvedere:model') ? 'model' : 'document',
    pointer,
    code,
    message,
    hint,
    values: {},
  }));
}

function pointerIn({ part, pointer }: DraftFault): string {
  return part === 'model' ? pointer.replace('/belvedere:model', '') : pointer;
}
