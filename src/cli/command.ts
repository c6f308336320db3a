/** The streams a command talks through: data to stdout, messages and progress to stderr. */
export interface CommandIo {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Exit codes: done, the input is at fault, wrong usage, the surroundings are at fault. */
export const EXIT = { done: 0, input: 1, usage: 2, surroundings: 3 } as const;

/** One command of the command line: takes what stands after its name, resolves to the exit code. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
