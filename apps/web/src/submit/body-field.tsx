import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { formatBytes } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './body-field.module.css';
import type { BodyFormat } from './deposit-body.ts';
import type { Draft } from './use-draft.ts';

export interface BodyFieldProps {
  readonly draft: Draft;
  readonly format: BodyFormat | undefined;
  readonly missing: boolean;
}

/** A file is dropped or chosen, or items are pasted: one of the two. */
export function BodyField({ draft, format, missing }: BodyFieldProps) {
  const t = useText('submit');
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) draft.setFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its button beside it, for those without a mouse.
    <div
      className={styles.field}
      data-over={over ? '' : undefined}
      data-missing={missing ? '' : undefined}
      data-file={draft.body?.name === undefined ? undefined : ''}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('choose')}
        onChange={(event) => {
          draft.setFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {draft.body?.name === undefined ? (
        <Paste draft={draft} onChoose={() => picker.current?.click()} />
      ) : (
        <ChosenFile draft={draft} onChoose={() => picker.current?.click()} />
      )}
      <p className={styles.help}>{format === undefined ? t('formats') : t(`kind.${kindOf(format)}`)}</p>
      {missing && (
        <p className={styles.wrong}>
          <Icon name="error" small />
          {t('missingBody')}
        </p>
      )}
    </div>
  );
}

function Paste({ draft, onChoose }: { draft: Draft; onChoose: () => void }) {
  const t = useText('submit');
  const id = useId();
  return (
    <>
      <div className={styles.drop}>
        <Icon name="upload" />
        <b>{t('drop')}</b>
        <span>{t('or')}</span>
        <Button onClick={onChoose}>{t('choose')}</Button>
      </div>
      <label htmlFor={id} className={styles.label}>
        {t('paste')}
      </label>
      <textarea
        id={id}
        name="body"
        className={styles.text}
        value={draft.text}
        spellCheck={false}
        aria-label={t('pasteLabel')}
        onChange={(event) => draft.setText(event.currentTarget.value)}
      />
    </>
  );
}

function ChosenFile({ draft, onChoose }: { draft: Draft; onChoose: () => void }) {
  const t = useText('submit');
  const language = useLanguage();
  const { body } = draft;
  if (body === undefined) return null;
  return (
    <div className={styles.chosen}>
      <Icon name="file" />
      <b>{t('file', { name: body.name ?? '', bytes: formatBytes(language, body.content.size) })}</b>
      <Button onClick={onChoose}>{t('another')}</Button>
      <Button kind="quiet" onClick={() => draft.setFile(undefined)}>
        {t('clear')}
      </Button>
    </div>
  );
}

function kindOf({ notation, gzip }: BodyFormat): 'ndjson' | 'json' | 'ndjson-gzip' | 'json-gzip' {
  return gzip ? `${notation}-gzip` : notation;
}
