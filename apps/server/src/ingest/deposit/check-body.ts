import type { Denial, DepositAnswer } from '@belvedere/contract/ingest.ts';
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
): Promise<Omit<DepositAnswer, 'session'>> {
  const collections = knownCollections(db, projectId);
  const denials: Denial[] = [];
  let [granted, denied] = [0, 0];
  for await (const batch of readFeatures(body.stream, body)) {
    if (granted + denied + batch.length > most) throw tooMany();
    const atDoor = await collections.judge(await readVerdicts(batch));
    for (const verdict of await withModels(models, projectId, atDoor)) {
      if ('facts' in verdict) {
        granted += 1;
        continue;
      }
      denied += 1;
      if (denials.length < reasonsTold) denials.push(denialOf(verdict));
    }
  }
  if (granted + denied === 0) throw emptyBody();
  return { granted, denied, denials };
}

async function withModels(models: Models, projectId: number, verdicts: readonly Verdict[]): Promise<Verdict[]> {
  const features = verdicts.flatMap((verdict, ordinal) =>
    'facts' in verdict ? [{ ordinal, text: () => verdict.text, collection: verdict.facts.collection }] : [],
  );
  const failures = await models.judge(projectId, features, async () => {});
  return verdicts.map((verdict, ordinal) => {
    const error = failures.get(ordinal);
    if (error === undefined || !('facts' in verdict)) return verdict;
    const { code, message: reason, hint, values } = error;
    const pointer = String(values.pointer ?? '');
    return { position: verdict.position, denial: { id: verdict.facts.id, code, reason, hint, pointer, values } };
  });
}

function tooMany(): AppError {
  return new AppError(413, 'too_many_items', `Cannot check over ${most} items at once`, {
    hint: 'Check a part of them, or deposit them: what is wrong is told then too',
    values: { limit: most },
  });
}
