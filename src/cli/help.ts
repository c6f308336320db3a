import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Command, type CommandIo, EXIT } from './command.ts';

/** `COMMAND --help`: the sentence that a command has for wrong usage is, when asked for, data on stdout and no fault. */
export async function helpOf(command: Command, io: CommandIo): Promise<number> {
  const aside = new PassThrough();
  const said = text(aside);
  const code = await command(['--help'], { ...io, stderr: aside });
  aside.end();
  const asked = code === EXIT.usage;
  (asked ? io.stdout : io.stderr).write(await said);
  return asked ? EXIT.done : code;
}
