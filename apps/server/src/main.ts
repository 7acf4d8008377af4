import { parseArgs } from 'node:util';
import { type CommandName, commands } from './commands.ts';
import { helpOf } from './help.ts';
import { AppError } from './platform/errors.ts';

/** `belvedere <command>`: the one place where the process is ended. */
async function main(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      force: { type: 'boolean' },
      now: { type: 'boolean' },
    },
  });
  const [name, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') {
    process.stdout.write(helpOf(name === 'help' ? rest[0] : name));
    return 0;
  }
  const command = commands[name as CommandName];
  if (command === undefined) {
    process.stderr.write(`Cannot run "${name}": there is no such command\n\n${helpOf(undefined)}`);
    return 2;
  }
  return command.run({
    positionals: rest,
    ...(values.force ? { force: true } : {}),
    ...(values.now ? { now: true } : {}),
  });
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
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
