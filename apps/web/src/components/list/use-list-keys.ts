import { type KeyboardEvent, useEffect, useEffectEvent } from 'react';
import { include, noneChosen, toggle } from './chosen.ts';
import type { ListView } from './list-view.ts';
import type { ListRoute, RowOf } from './use-list-route.ts';

interface KeyHands<R extends ListRoute> {
  readonly view: ListView<R> & { readonly onOpen: (row: RowOf<R>) => void };
  readonly activeAt: number;
  readonly activate: (at: number) => void;
}

/** Arrows go, `x` takes in or out, Shift takes the way along, Enter opens, `/` searches, Escape lets go. */
export function useListKeys<R extends ListRoute>({ view, activeAt, activate }: KeyHands<R>) {
  const { list, chosen, choose, bulk, idOf, search, onOpen, primary = true } = view;
  const { rows } = list;
  const onSlash = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (!primary || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    if (search.current === null) return;
    event.preventDefault();
    search.current.focus();
    search.current.select();
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onSlash(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const go = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    const at = Math.min(rows.length - 1, Math.max(0, to));
    if (event.shiftKey && bulk !== undefined) {
      const [from, until] = [Math.min(at, activeAt), Math.max(at, activeAt)];
      choose(include(chosen, rows.slice(from, until + 1).map(idOf)));
    }
    activate(at);
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onRow = event.target instanceof HTMLElement && event.target.matches('[role="row"]');
    const row = rows[activeAt];
    switch (event.key) {
      case 'ArrowDown':
        return go(event, activeAt + (onRow ? 1 : 0));
      case 'ArrowUp':
        return go(event, activeAt - 1);
      case 'PageDown':
        return go(event, activeAt + 15);
      case 'PageUp':
        return go(event, activeAt - 15);
      case 'Home':
        return go(event, 0);
      case 'End':
        return go(event, rows.length - 1);
      case 'Enter':
        if (onRow && row !== undefined) {
          event.preventDefault();
          onOpen(row);
        }
        return;
      case 'x':
        if (row !== undefined && bulk !== undefined) {
          event.preventDefault();
          choose(toggle(chosen, idOf(row)));
        }
        return;
      case 'Escape':
        if (chosen.kind === 'all' || chosen.ids.size > 0) {
          event.preventDefault();
          choose(noneChosen);
        }
        return;
      default:
    }
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]')
  );
}
