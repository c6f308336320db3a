import { type Command, type CommandIo, EXIT } from './cli/command.ts';

/** Every command, loaded only when it is called: a command pays for nothing it does not use. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  evaluate: async () => (await import('./cli/evaluate.ts')).evaluateCommand,
};

async function main(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...args] = argv;
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    io.stderr.write(`usage: lantian COMMAND [...]\ncommands: ${Object.keys(commands).join(', ')}\n`);
    return EXIT.usage;
  }
  return (await load())(args, io);
}

process.exitCode = await main(process.argv.slice(2), process);
