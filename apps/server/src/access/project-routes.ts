import {
  changeProject,
  createProject,
  listProjects,
  type Project as PresentedProject,
  readProject,
} from '@belvedere/contract/projects.ts';
import type { AnyRole } from '@belvedere/contract/rights.ts';
import type { Context } from '../context.ts';
import { publishEvent } from '../platform/events.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Project } from '../projects/project.ts';
import { updateProject } from '../projects/queries.ts';
import { findVisibleProjects } from './find-visible-projects.ts';
import { type Handler, handle } from './handle.ts';
import { openProject } from './open-project.ts';

export function projectRoutes({ db }: Pick<Context, 'db'>): Handler[] {
  return [
    handle(listProjects, async ({ viewer }) => {
      const projects = await findVisibleProjects(db, viewer);
      return { items: projects.map(({ role, ...project }) => present(project, role)) };
    }),
    handle(createProject, async ({ body, viewer, role, record }) => {
      const project = await inTransaction(db, (tx) => openProject(tx, body, { accountId: viewer.id, record }));
      return present(project, role);
    }),
    handle(readProject, async ({ project, role }) => present(project, role)),
    handle(changeProject, async ({ project, body, role, record }) => {
      const facts = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      if (Object.keys(facts).length === 0) return present(project, role);
      if (body.languages) facts.languages = [...new Set(body.languages)];
      const changed = await inTransaction(db, async (tx) => {
        const after = await updateProject(tx, project.id, facts);
        await record(tx, 'Project:Changed', project.slug, facts);
        // Who may see it may have changed with it: open streams look their right up again.
        await publishEvent(tx, { project: project.id, topic: 'users' });
        return after;
      });
      return present(changed, role);
    }),
  ];
}

function present({ id: _, ...project }: Project, role: AnyRole): PresentedProject {
  return { ...project, role };
}
