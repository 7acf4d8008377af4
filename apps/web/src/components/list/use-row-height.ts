import { useMediaQuery } from '@mantine/hooks';

/** Height of a row in px, as the tokens have it: the virtual rows must know it before they are drawn. */
export function useRowHeight(narrow: boolean): number {
  const coarse = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  if (narrow) return 60;
  return coarse ? 40 : 32;
}
