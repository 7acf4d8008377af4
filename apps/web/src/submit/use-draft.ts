import { type Versioning, versionings } from '@belvedere/contract/requests.ts';
import { useMemo, useRef, useState } from 'react';
import type { DepositBody } from './deposit-body.ts';
import type { DepositTarget } from './deposit-calls.ts';

export interface Draft {
  readonly body: DepositBody | undefined;
  readonly text: string;
  readonly target: DepositTarget;
  /** Fields that are still empty, and without which nothing can be sent. */
  readonly missing: readonly ('source' | 'session')[];
  setText(text: string): void;
  setFile(file: File | undefined): void;
  setTarget(changed: Partial<DepositTarget>): void;
  /** What was sent is not kept; where it went to is, for the next one. */
  finish(): void;
}

/** What is being written on the page. It is kept in this tab, so that a left page loses nothing but a chosen file. */
export function useDraft(project: string): Draft {
  const place = `belvedere.submit.${project}`;
  const [kept, setKept] = useState(() => readKept(sessionStorage.getItem(place)));
  const [file, setFile] = useState<File>();
  const count = useRef(0);
  const keep = (changed: Partial<Kept>) => {
    const next = { ...kept, ...changed };
    sessionStorage.setItem(place, JSON.stringify(next.text.length > keptAtMost ? { ...next, text: '' } : next));
    setKept(next);
  };
  const body = useMemo((): DepositBody | undefined => {
    count.current += 1;
    if (file !== undefined) return { id: count.current, content: file, name: file.name };
    if (kept.text.trim() === '') return undefined;
    return { id: count.current, content: new Blob([kept.text]), name: undefined };
  }, [file, kept.text]);
  const { source, session, versioning } = kept;
  return {
    body,
    text: kept.text,
    target: { source, session, versioning },
    missing: (['source', 'session'] as const).filter((name) => kept[name].trim() === ''),
    setText: (text) => keep({ text }),
    setFile,
    setTarget: keep,
    finish: () => {
      setFile(undefined);
      keep({ text: '' });
    },
  };
}

interface Kept extends DepositTarget {
  readonly text: string;
}

const keptAtMost = 1_000_000;

function readKept(stored: string | null): Kept {
  const ordinary: Kept = {
    text: '',
    source: '',
    session: new Date().toISOString().slice(0, 10),
    versioning: 'increment',
  };
  if (stored === null) return ordinary;
  try {
    const { text, source, session, versioning } = JSON.parse(stored) as Partial<Record<keyof Kept, unknown>>;
    return {
      text: typeof text === 'string' ? text : ordinary.text,
      source: typeof source === 'string' ? source : ordinary.source,
      session: typeof session === 'string' ? session : ordinary.session,
      versioning: versionings.find((known): known is Versioning => known === versioning) ?? ordinary.versioning,
    };
  } catch {
    return ordinary;
  }
}
