import { type Language, languages } from '@belvedere/contract/languages.ts';

const kept = 'belvedere.language';

/** The language chosen here before, else the first one of the browser's that we speak. */
export function firstLanguage(): Language {
  const wanted = [localStorage.getItem(kept) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return (
    languages.find((language) => language === wanted.find((tag) => languages.some((known) => known === tag))) ?? 'en'
  );
}

/** Remembers a choice for the next visit of this browser. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(kept, language);
}

/** Whether a language was chosen in this browser. */
export function isLanguageKept(): boolean {
  return localStorage.getItem(kept) !== null;
}
