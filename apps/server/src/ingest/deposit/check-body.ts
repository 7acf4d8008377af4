import type { CheckAnswer, Denial } from '@belvedere/contract/ingest.ts';
import type { Db } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import { readFeatures } from '../feature-stream.ts';
import type { Models } from '../model/models.ts';
import { emptyBody } from './deposit.ts';
import { knownCollections } from './known-collections.ts';
import { readVerdicts, type Verdict } from './read-verdicts.ts';
import { type Body, denialOf, reasonsTold } from './receive-items.ts';

/** Features that are checked without being deposited: somebody waits for the verdict. */
const most = 10_000;

/** What a deposit of this body would say, and what the models of the collections would say after it. Nothing is written. */
export async function checkBody(
  { db, models }: { readonly db: Db; readonly models: Models },
  projectId: number,
  body: Body,
): Promise<CheckAnswer> {
  const collections = knownCollections(db, projectId);
  const answer: CheckAnswer = { granted: 0, denied: 0, denials: [], failing: 0, failures: [] };
  for await (const batch of readFeatures(body.stream, body)) {
    if (answer.granted + answer.denied + batch.length > most) throw tooMany();
    const verdicts = await collections.judge(await readVerdicts(batch));
    const failures = await findFailures(models, projectId, verdicts);
    const denied = verdicts.flatMap((verdict) => ('facts' in verdict ? [] : [denialOf(verdict)]));
    answer.granted += verdicts.length - denied.length;
    answer.denied += denied.length;
    answer.failing += failures.length;
    answer.denials.push(...denied.slice(0, reasonsTold - answer.denials.length));
    answer.failures.push(...failures.slice(0, reasonsTold - answer.failures.length));
  }
  if (answer.granted + answer.denied === 0) throw emptyBody();
  return answer;
}

/** What the door grants and the model of its collection will stop. */
async function findFailures(models: Models, projectId: number, verdicts: readonly Verdict[]): Promise<Denial[]> {
  const features = verdicts.flatMap((verdict, ordinal) =>
    'facts' in verdict ? [{ ordinal, text: () => verdict.text, collection: verdict.facts.collection }] : [],
  );
  const failures = await models.judge(projectId, features, async () => {});
  return verdicts.flatMap((verdict, ordinal) => {
    const error = failures.get(ordinal);
    if (error === undefined || !('facts' in verdict)) return [];
    const { code, message: reason, hint, values } = error;
    const pointer = String(values.pointer ?? '');
    return [
      denialOf({ position: verdict.position, denial: { id: verdict.facts.id, code, reason, hint, pointer, values } }),
    ];
  });
}

function tooMany(): AppError {
  return new AppError(413, 'too_many_items', `Cannot check over ${most} items at once`, {
    hint: 'Check a part of them, or deposit them: what is wrong is told then too',
    values: { limit: most },
  });
}
