import { Modal } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { ProblemCard } from '../components/problem-card.tsx';
import { States } from '../components/status.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './palette.module.css';
import { type PaletteEntry, type PaletteSection, partsOf } from './palette-entry.ts';
import { type PaletteFound, usePaletteSections } from './use-palette-sections.ts';

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Ctrl K: any page, source, session, product, collection or user, and what can be done, by a part of its name. */
export function Palette({ opened, onClose }: PaletteProps) {
  const t = useText('shell');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={680}
      lockScroll={false}
      yOffset={88}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.palette ?? '' }}
    >
      <Modal.Overlay className={styles.veil ?? ''} />
      <Modal.Content aria-label={t('palette.title')}>{opened && <Ask onClose={onClose} />}</Modal.Content>
    </Modal.Root>
  );
}

function Ask({ onClose }: { onClose: () => void }) {
  const t = useText('shell');
  const router = useRouter();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = usePaletteSections(typed);
  const entries = found.sections.flatMap((section) => section.entries);
  const chosen = Math.min(at, Math.max(0, entries.length - 1));
  const take = (entry: PaletteEntry | undefined, inTab: boolean) => {
    if (entry === undefined) return;
    onClose();
    if (entry.to === undefined) return entry.run?.();
    if (inTab) return void window.open(router.buildLocation(entry.to).href, '_blank', 'noopener');
    void router.navigate(entry.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(entries[chosen], event.ctrlKey || event.metaKey);
    }
  };
  return (
    <>
      <div className={styles.ask}>
        <Icon name="search" />
        <input
          data-autofocus
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={entries.length > 0}
          aria-controls={id}
          aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <FoundCount found={found} />
        <kbd>{t('palette.escape')}</kbd>
      </div>
      {found.error !== null && found.error !== undefined && <ProblemCard inset error={found.error} />}
      {entries.length === 0 && !found.waiting && (
        <div className={styles.nothing}>
          <b>{t('palette.nothing', { query: found.query })}</b>
          <p>{t('palette.nothingHint')}</p>
        </div>
      )}
      <Hits id={id} sections={found.sections} query={found.query} chosen={chosen} onTake={take} />
      <Keys />
    </>
  );
}

function FoundCount({ found }: { found: PaletteFound }) {
  const t = useText('shell');
  const language = useLanguage();
  if (found.ms === undefined || found.waiting) return null;
  const number = formatNumber(language, found.total);
  const ms = formatNumber(language, Math.max(1, Math.round(found.ms)));
  return (
    <span className={styles.count} role="status">
      {found.exact ? t('palette.found', { count: found.total, number, ms }) : t('palette.foundAbout', { number, ms })}
    </span>
  );
}

interface HitsProps {
  readonly id: string;
  readonly sections: readonly PaletteSection[];
  readonly query: string;
  readonly chosen: number;
  readonly onTake: (entry: PaletteEntry, inTab: boolean) => void;
}

function Hits({ id, sections, query, chosen, onTake }: HitsProps) {
  const t = useText('shell');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  let at = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('palette.results')} className={styles.hits} tabIndex={-1}>
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
        <div key={section.id} role="group" aria-label={t(`palette.sections.${section.id}`)}>
          <SectionHead section={section} />
          {section.entries.map((entry) => {
            at += 1;
            return (
              <Hit
                key={entry.key}
                id={`${id}-${at}`}
                entry={entry}
                query={query}
                chosen={at === chosen}
                onTake={(inTab) => onTake(entry, inTab)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function SectionHead({ section }: { section: PaletteSection }) {
  const t = useText('shell');
  const language = useLanguage();
  const total = formatNumber(language, section.total);
  const shown = section.entries.length;
  return (
    <div className={styles.section} role="presentation">
      {t(`palette.sections.${section.id}`)}
      <span>{shown < section.total ? t('palette.some', { shown, total }) : total}</span>
    </div>
  );
}

interface HitProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly query: string;
  readonly chosen: boolean;
  readonly onTake: (inTab: boolean) => void;
}

function Hit({ id, entry, query, chosen, onTake }: HitProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the box's above it.
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={`${styles.hit} ${chosen ? styles.chosen : ''}`}
      onClick={(event) => onTake(event.ctrlKey || event.metaKey)}
    >
      <Icon name={entry.icon} />
      <span className={styles.name}>
        <Marked text={entry.title} query={query} />
      </span>
      <span className={styles.detail}>
        <Marked text={entry.detail} query={query} />
      </span>
      {entry.state !== undefined && <States {...entry.state} />}
      {chosen && (
        <kbd>
          <Icon name="enter" small />
        </kbd>
      )}
    </div>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  return partsOf(text, query).map((part) => (part.matched ? <mark key="matched">{part.text}</mark> : part.text));
}

function Keys() {
  const t = useText('shell');
  return (
    <footer className={styles.keys}>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('palette.keys.choose')}
      </span>
      <span>
        <kbd>{t('palette.enter')}</kbd> {t('palette.keys.open')}
      </span>
      <span>
        <kbd>{t('palette.control')}</kbd>
        <kbd>{t('palette.enter')}</kbd> {t('palette.keys.tab')}
      </span>
      <span>
        <kbd>@</kbd> {t('palette.keys.users')}
      </span>
      <span>
        <kbd>#</kbd> {t('palette.keys.products')}
      </span>
      <span>
        <kbd>&gt;</kbd> {t('palette.keys.do')}
      </span>
    </footer>
  );
}
