import type { Language } from '@belvedere/contract/languages.ts';

/** A tenant: its own users' roles, collections, sessions. Every row of it carries its id. */
export interface Project {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly languages: Language[];
  readonly public: boolean;
  readonly registration: 'closed' | 'approved' | 'open';
  readonly createdAt: string;
}

/** First segments below `/api` that are not projects. */
const reservedSlugs = ['auth', 'me', 'projects'];

export function isReservedSlug(slug: string): boolean {
  return reservedSlugs.includes(slug);
}
