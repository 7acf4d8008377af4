import { describe, expect, test } from 'vitest';
import { randomFrom } from './crash-round.ts';
import { openStage } from './crash-stage.ts';
import { appendLongLog } from './long-log.ts';
import { runCrashRound } from './run-crash-round.ts';

const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);
const rounds = 20;

describe.each(['postgresql', 'embedded'] as const)('on %s', (engine) => {
  test(`${rounds} rounds of kill -9 lose nothing, do nothing twice, and leave every figure true`, async () => {
    const random = randomFrom(seed);
    const told: string[] = [`CRASH_SEED=${seed}`];
    const stage = await openStage(engine);
    try {
      for (let round = 1; round <= rounds; round += 1) {
        told.push(await runCrashRound(stage, round, random));
        process.stdout.write(`${engine}, ${told.at(-1)}\n`);
      }
      expect(told).toHaveLength(rounds + 1);
    } finally {
      appendLongLog(`Kills, ${engine}`, told);
      await stage.close();
    }
  });
});
