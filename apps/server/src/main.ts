import { parseArgs } from 'node:util';
import { findCommand } from './commands.ts';
import { readConfig } from './config.ts';
import { helpOf } from './help.ts';
import { explainDatabaseError } from './platform/database-errors.ts';
import { AppError } from './platform/errors.ts';
import { createLog } from './platform/log.ts';

/** `belvedere <command>`: the one place where the process is ended. */
async function main(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      force: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      now: { type: 'boolean', default: false },
    },
  });
  const [name, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') {
    process.stdout.write(helpOf(name === 'help' ? rest[0] : name));
    return 0;
  }
  const command = findCommand(name);
  if (command === undefined) {
    process.stderr.write(`Cannot run "${name}": there is no such command\n\n${helpOf(undefined)}`);
    return 2;
  }
  const config = readConfig(process.env);
  const { force, check, now } = values;
  return command.run({
    config,
    log: createLog({ level: config.logLevel }),
    positionals: rest,
    flags: { force, check, now },
  });
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    const error = explainDatabaseError(thrown);
    // What the reader can act on in words; a bug with its stack.
    process.stderr.write(
      error instanceof AppError || isUsage(error)
        ? `${(error as Error).message}\n${hintOf(error)}`
        : `${String((error as Error)?.stack ?? error)}\n`,
    );
    process.exit(1);
  },
);

function isUsage(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function hintOf(error: unknown): string {
  return error instanceof AppError && error.facts.hint ? `${error.facts.hint}\n` : '';
}
