import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import type { Clock } from '../i18n/format.ts';
import { createTicker, type Ticker } from './ticker.ts';

interface Time {
  readonly clock: Clock;
  setClock(clock: Clock): void;
  readonly ticker: Ticker;
}
const TimeContext = createContext<Time | undefined>(undefined);
const kept = 'belvedere.clock';

/** Holds the reader's choice between UTC and local time, kept in this browser. */
export function TimeProvider({ children }: { children: ReactNode }) {
  const [clock, setClock] = useState<Clock>(() => (localStorage.getItem(kept) === 'local' ? 'local' : 'utc'));
  const [ticker] = useState(() => createTicker());
  const choose = useCallback((chosen: Clock) => {
    localStorage.setItem(kept, chosen);
    setClock(chosen);
  }, []);
  const time = useMemo(() => ({ clock, setClock: choose, ticker }), [clock, choose, ticker]);
  return <TimeContext value={time}>{children}</TimeContext>;
}

function useTime(): Time {
  const time = useContext(TimeContext);
  if (time === undefined) throw new Error('useTime is below TimeProvider only');
  return time;
}

/** UTC or local, and how to change it. */
export function useClock(): Pick<Time, 'clock' | 'setClock'> {
  return useTime();
}

/** The moment, in steps: a component draws again only when the step is over. */
export function useNow(step = 1_000): number {
  const { ticker } = useTime();
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(Date.now() / step) * step);
}
