import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomFrom } from './crash-round.ts';
import { openStage, type Stage } from './crash-stage.ts';
import { runCrashRound } from './run-crash-round.ts';

const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const rounds = 3;

describe.each(['postgresql', 'embedded'] as const)('on %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine);
  });
  afterAll(async () => {
    await stage?.close();
  });

  test(`${rounds} rounds of kill -9 lose nothing, do nothing twice, and leave every figure true`, async () => {
    const random = randomFrom(seed);
    for (let round = 1; round <= rounds; round += 1) {
      const told = await runCrashRound(stage, round, random);
      process.stdout.write(`${engine}, CRASH_SEED=${seed}, ${told}\n`);
    }
    expect(stage.database.engine).toBe(engine);
  }, 300_000);
});
