import type { AnyRole } from '@belvedere/contract/rights.ts';
import type { Db } from '../platform/database.ts';
import type { Project } from '../projects/project.ts';
import { projectColumns } from '../projects/queries.ts';
import type { Viewer } from './admission.ts';

/** Public projects, those that the viewer is a member of, and all of them for the instance administrator. */
export async function findVisibleProjects(db: Db, viewer: Viewer): Promise<(Project & { role: AnyRole })[]> {
  const accountId = viewer.kind === 'account' ? viewer.id : 0;
  const everywhere = viewer.kind === 'account' && viewer.instanceAdmin;
  const rows = await db
    .selectFrom('project')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.project_id', '=', 'project.id')
        .on('membership.account_id', '=', accountId)
        .on('membership.state', '=', 'active'),
    )
    .select([...projectColumns, 'membership.role'])
    .$if(!everywhere, (query) =>
      query.where((where) => where.or([where('project.public', '=', true), where('membership.role', 'is not', null)])),
    )
    .orderBy('project.slug')
    .limit(1_000)
    .execute();
  return rows.map(({ role, ...project }) => ({ ...project, role: everywhere ? 'instance_admin' : (role ?? 'public') }));
}
