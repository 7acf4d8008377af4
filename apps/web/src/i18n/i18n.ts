import type { Language } from '@belvedere/contract/languages.ts';
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue.ts';
import { holdFrenchSpaces } from './french-spaces.ts';

const loaders: Record<Language, () => Promise<Record<string, Catalogue>>> = {
  en: async () => (await import('./en/catalogues.ts')).en,
  fr: async () => holdFrenchSpaces<Record<string, Catalogue>>((await import('./fr/catalogues.ts')).fr),
};

/** The words of the page: the reader's language is fetched, the other one only when it is asked for. */
export async function createWords(language: Language): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await loaders[language]() },
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return words;
}

/** Goes over to another language without a reload. */
export async function changeLanguage(words: i18n, language: Language): Promise<void> {
  for (const [name, catalogue] of Object.entries(await loaders[language]())) {
    words.addResourceBundle(language, name, catalogue, true, true);
  }
  await words.changeLanguage(language);
}
