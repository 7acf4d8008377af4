import type { Db, Tx } from '../platform/database.ts';
import type { Project } from './project.ts';
import './tables.ts';

/** The columns of a project, named as the product names them. */
export const projectColumns = [
  'project.id',
  'project.slug',
  'project.title',
  'project.description',
  'project.languages',
  'project.public',
  'project.registration',
  'project.created_at as createdAt',
] as const;

export async function findProject(db: Db | Tx, slug: string): Promise<Project | undefined> {
  return db.selectFrom('project').select(projectColumns).where('slug', '=', slug).executeTakeFirst();
}

export type ProjectFacts = Pick<Project, 'title' | 'description' | 'languages' | 'public' | 'registration'>;

/** Nothing when the slug is taken. */
export async function insertProject(
  tx: Tx,
  project: ProjectFacts & Pick<Project, 'slug'>,
): Promise<Project | undefined> {
  return tx
    .insertInto('project')
    .values(project)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning(projectColumns)
    .executeTakeFirst();
}

export async function updateProject(tx: Tx, id: number, facts: Partial<ProjectFacts>): Promise<Project> {
  return tx.updateTable('project').set(facts).where('id', '=', id).returning(projectColumns).executeTakeFirstOrThrow();
}
