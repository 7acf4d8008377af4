import { type Language, languages } from '@belvedere/contract/languages.ts';
import { useTranslation } from 'react-i18next';

/** The language that the page speaks now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languages.find((language) => language === i18n.language) ?? 'en';
}
