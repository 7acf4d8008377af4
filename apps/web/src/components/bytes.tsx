import { formatBytes, formatExactBytes } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** A size in kB, MB, GB; the exact number of bytes on hover. */
export function Bytes({ value }: { value: number }) {
  const language = useLanguage();
  return <span title={formatExactBytes(language, value)}>{formatBytes(language, value)}</span>;
}
