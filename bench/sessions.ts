import { parseArgs } from 'node:util';
import { createClient } from '@belvedere/contract/client.ts';
import { createProject } from '@belvedere/contract/projects.ts';
import { listSessions } from '@belvedere/contract/sessions.ts';
import { sql } from 'kysely';
import { type BenchServer, enginesAsked, quantiles, withServer } from './bench-server.ts';

/**
 * The list of sessions over HTTP: each filter with each sort, one call at a time.
 *
 *   node bench/sessions.ts --engine both --sessions 100000
 */
const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    sessions: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
  },
});
const sessions = Number(asked.sessions);

for (const engine of enginesAsked(asked.engine)) await withServer(engine, measure);

async function measure(server: BenchServer): Promise<void> {
  const call = createClient(server);
  const { slug: project } = await call(createProject, { body: { slug: 'bench', title: 'Bench' } });
  await fill(server);
  const filters = [
    {},
    { state: 'error' },
    { state: 'waiting' },
    { state: 'ok' },
    { name: '2026-1' },
    { source: 'source-7' },
    { name: '17', state: 'running' },
  ] as const;
  const sorts = ['name', '-name', 'state', '-state', '-referenced', 'diffused', '-lastActivityAt', 'createdAt'];
  const times: number[] = [];
  for (let run = 0; run < Number(asked.runs); run += 1) {
    for (const filter of filters) {
      for (const sort of sorts) {
        const began = performance.now();
        await call(listSessions, { params: { project }, query: { ...filter, sort } });
        times.push(performance.now() - began);
      }
    }
  }
  console.log(
    `${server.engine}: list of ${sessions} sessions, ${filters.length} filters x ${sorts.length} sorts: ${quantiles(times, 'ms')}`,
  );
}

async function fill({ database: { db } }: BenchServer): Promise<void> {
  await sql`
    insert into source (project_id, name, search_name, sessions, last_activity_at)
    select project.id, 'source-' || number, 'source-' || number, 0, now()
    from project, generate_series(1, 100) as number
    where slug = 'bench'`.execute(db);
  await sql`
    insert into session (project_id, source, name, search_name, referenced, diffused, running, waiting, errors, last_activity_at)
    select
      project.id, 'source-' || (1 + number % 100), to_char('2020-01-01'::date + number, 'YYYY-MM-DD'),
      to_char('2020-01-01'::date + number, 'YYYY-MM-DD'), number * 7 % 10000, number * 7 % 9999,
      case when number % 400 = 0 then 5 else 0 end, case when number % 500 = 0 then 2 else 0 end,
      case when number % 50 = 0 then number % 13 else 0 end, now() - number * interval '1 minute'
    from project, generate_series(1, ${sessions}::integer) as number
    where slug = 'bench'`.execute(db);
  await sql`analyze`.execute(db);
}
