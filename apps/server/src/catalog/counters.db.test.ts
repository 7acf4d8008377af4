import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { requestCounters } from '../requests/counters.ts';
import { foldOnce } from '../sessions/fold-changes.ts';
import { findSession, findSteps } from '../sessions/queries.ts';
import { rebuildFigures } from '../sessions/rebuild.ts';
import { newProjectRow, useDatabase } from '../testing/database.ts';
import { seedSession } from '../testing/request-rows.ts';
import { productCounters } from './counters.ts';

test('figures of products count the versions of a session and their files, and what was deleted for good', async () => {
  const { db } = await useDatabase();
  const project = await newProjectRow(db);
  const session = await seedSession(db, project);
  const other = await seedSession(db, project, 'Source', 'other');
  await sql`
    insert into collection (project_id, id, title, description, document)
    values (${project.id}, 'counted', 'Counted', '', '{}')`.execute(db);
  await sql`
    insert into aip (project_id, collection, item_id, version, state, origin, indexed, session_id, request_id, files, bytes, document)
    values
      (${project.id}, 'counted', 'a', 1, 'stored', 'first', true, ${session}, 0, 5, 0, '{}'),
      (${project.id}, 'counted', 'a', 2, 'stored', 'increment', false, ${session}, 0, 4, 0, '{}'),
      (${project.id}, 'counted', 'b', 1, 'replaced', 'first', true, ${session}, 0, 3, 0, '{}'),
      (${project.id}, 'counted', 'b', 2, 'deleted', 'replace', true, ${session}, 0, 2, 0, '{}'),
      (${project.id}, 'counted', 'c', 1, 'stored', 'first', true, ${other}, 0, 1, 0, '{}')`.execute(db);
  await sql`
    insert into session_base (project_id, session_id, step_id, property, value)
    values (${project.id}, ${session}, 'feature', 'deletedProducts', 10), (${project.id}, ${session}, 'storage', 'deletedFiles', 20)`.execute(
    db,
  );
  while ((await foldOnce(db)) > 0);
  await rebuildFigures(db, [...requestCounters, ...productCounters], project.id);
  const steps = await findSteps(db, project.id, [session]);
  expect(Object.fromEntries(steps.map(({ stepId, properties }) => [stepId, properties]))).toEqual({
    catalog: { sent: 2, indexed: 1 },
    feature: { referencedProducts: 2, deletedProducts: 11, newProductVersions: 1, replacedProducts: 1 },
    storage: { referenceRequests: 14, referencedFiles: 9, deletedFiles: 22 },
  });
  expect(await findSession(db, project.id, session)).toMatchObject({ referenced: 2, diffused: 1 });
});
