import { type Command, type CommandIo, EXIT } from './cli/command.ts';
import { helpOf } from './cli/help.ts';

/** Every command, loaded only when it is called: a command pays for nothing it does not use. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.ts')).serveCommand,
  evaluate: async () => (await import('./cli/evaluate.ts')).evaluateCommand,
  simulate: async () => (await import('./cli/simulate.ts')).simulateCommand,
  optimise: async () => (await import('./cli/optimise.ts')).optimiseCommand,
  formula: async () => (await import('./cli/formula.ts')).formulaCommand,
  method: async () => (await import('./cli/method.ts')).methodCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  export: async () => (await import('./cli/export.ts')).exportCommand,
  scenario: async () => (await import('./cli/scenario.ts')).scenarioCommand,
  briefing: async () => (await import('./cli/briefing.ts')).briefingCommand,
  issued: async () => (await import('./cli/issued.ts')).issuedCommand,
  user: async () => (await import('./cli/user.ts')).userCommand,
  token: async () => (await import('./cli/token.ts')).tokenCommand,
  'check-model': async () => (await import('./cli/check-model.ts')).checkModelCommand,
};

async function main(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...args] = argv;
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const asked = name === '--help' || name === '-h' || name === 'help';
    const { LOCALES, translator } = await import('./words/messages.ts');
    const usage = `${translator(LOCALES[0])('cli.usage', { commands: Object.keys(commands).join(', ') })}\n`;
    (asked ? io.stdout : io.stderr).write(usage);
    return asked ? EXIT.done : EXIT.usage;
  }
  try {
    const command = await load();
    return args.includes('--help') ? await helpOf(command, io) : await command(args, io);
  } catch (error) {
    // What a person can put right is an exit code; whatever is thrown is the surroundings' fault or ours.
    io.stderr.write(`lantian ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.surroundings;
  }
}

// Whoever reads our output may stop reading (| head): that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});
process.exitCode = await main(process.argv.slice(2), process);
