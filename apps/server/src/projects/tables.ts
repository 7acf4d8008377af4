import type { Language } from '@belvedere/contract/languages.ts';
import type { registrationModes } from '@belvedere/contract/projects.ts';
import type { ColumnType, Generated } from 'kysely';

export interface ProjectTable {
  id: Generated<number>;
  slug: string;
  title: string;
  description: Generated<string>;
  languages: Generated<Language[]>;
  public: Generated<boolean>;
  registration: Generated<(typeof registrationModes)[number]>;
  created_at: ColumnType<string, string | undefined, string>;
}

declare module '../platform/schema.ts' {
  interface Schema {
    project: ProjectTable;
  }
}
