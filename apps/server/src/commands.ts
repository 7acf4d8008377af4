export interface CommandCall {
  readonly positionals: string[];
  readonly force?: true;
  readonly now?: true;
}
interface Command {
  readonly usage: string;
  readonly summary: string;
  readonly help: string;
  run(call: CommandCall): Promise<number>;
}

export type CommandName = 'serve';
export const commands: Record<CommandName, Command> = {
  serve: { usage: 'serve', summary: '', help: '', run: async () => 0 },
};
