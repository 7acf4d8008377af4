import { useEffect, useMemo, useState } from 'react';

/** Whether the palette is open: Ctrl K, or ⌘ K, opens and closes it from anywhere. */
export function usePalette() {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpened((before) => !before);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return useMemo(() => ({ opened, open: () => setOpened(true), close: () => setOpened(false) }), [opened]);
}
