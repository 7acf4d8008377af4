import { useState } from 'react';

/** True from the first time that something is opened: until then its code is not fetched. */
export function useOnceOpened(opened: boolean): boolean {
  const [used, setUsed] = useState(opened);
  if (opened && !used) setUsed(true);
  return used || opened;
}
