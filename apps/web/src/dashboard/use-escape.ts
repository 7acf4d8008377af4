import { useEffect, useEffectEvent } from 'react';

/** Escape goes one step back. Whoever types, or stands in a dialog or menu, keeps his key. */
export function useEscape(goBack: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isBusy(event.target)) return;
    goBack();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true;
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
