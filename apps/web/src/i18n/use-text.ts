import { useTranslation } from 'react-i18next';
import type { Words } from './catalogue.ts';
import type { Catalogues } from './en/catalogues.ts';

/** The words of one catalogue, typed: `const t = useText('users'); t('invite')`, `t('selected', { count })`. */
export function useText<N extends keyof Catalogues>(name: N): Words<Catalogues[N]> {
  const { t } = useTranslation(name);
  return t as unknown as Words<Catalogues[N]>;
}
