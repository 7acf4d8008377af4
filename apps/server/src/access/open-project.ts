import type { createProject } from '@belvedere/contract/projects.ts';
import type { BodyOf } from '@belvedere/contract/route.ts';
import type { Tx } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { isReservedSlug, type Project } from '../projects/project.ts';
import { insertProject } from '../projects/queries.ts';
import type { Admission } from './admission.ts';

interface Creator extends Pick<Admission, 'record'> {
  readonly accountId: number;
}

/** A new project, whose creator administers it. */
export async function openProject(
  tx: Tx,
  facts: BodyOf<typeof createProject>,
  { accountId, record }: Creator,
): Promise<Project> {
  const { slug } = facts;
  if (isReservedSlug(slug)) {
    throw new AppError(400, 'slug_reserved', `Cannot create project "${slug}": the name is reserved`, {
      hint: 'Choose another slug',
      values: { slug },
      errors: [{ pointer: '/slug', code: 'slug_reserved', message: 'is reserved', hint: 'Choose another slug' }],
    });
  }
  const project = await insertProject(tx, { ...facts, languages: [...new Set(facts.languages)] });
  if (project === undefined) {
    throw new AppError(409, 'slug_taken', `Cannot create project "${slug}": there is one of that name`, {
      hint: 'Choose another slug',
      values: { slug },
    });
  }
  await tx
    .insertInto('membership')
    .values({ project_id: project.id, account_id: accountId, role: 'project_admin', state: 'active' })
    .execute();
  await record(tx, 'Project:Created', slug, { project: project.id });
  return project;
}
