/** The thing asked for does not exist, or lies outside what this person may see (both look the same from outside). */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly entity: string;
  readonly id: string;

  constructor(entity: string, id: string) {
    super(`${entity} ${id} not found`);
    this.entity = entity;
    this.id = id;
  }
}

/** The person is known and may see the thing, but their role does not allow this action. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly action: string;

  constructor(action: string) {
    super(`not allowed: ${action}`);
    this.action = action;
  }
}

/** The project was merged into another, which is the one to change. */
export class Merged extends Error {
  override readonly name = 'Merged';

  constructor(
    readonly id: string,
    readonly into: string,
  ) {
    super(`${id} was merged into ${into}`);
  }
}

/** All connections to the database stayed taken for longer than anybody should wait. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

export type SurroundingsFault =
  'newer-schema' | 'migration-failed' | 'migration-not-begun' | 'no-sqlite-file' | 'no-database';

/** Is the disk full, the quota used up, or what should be written to read-only? Codes of the system, of SQLite and of PostgreSQL. */
export function isDiskFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(SQLITE_FULL|SQLITE_READONLY|SQLITE_IOERR|ENOSPC|EDQUOT|EROFS|53100)/.test(code);
}

/** The sentence on what surrounds the program, where that is at fault: a key of the message catalogue and its parameters. */
export function surroundingsMessage(error: unknown): {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
} | null {
  if (error instanceof SurroundingsError) return { key: `surroundings.${error.code}`, params: error.params };
  return isDiskFault(error) ? { key: 'surroundings.disk', params: { why: String(error) } } : null;
}

/** What surrounds the program is at fault: database, lock, disk. The code is a key of the message catalogue (`surroundings.<code>`). */
export class SurroundingsError extends Error {
  override readonly name = 'SurroundingsError';
  readonly code: SurroundingsFault;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: SurroundingsFault, params: Readonly<Record<string, string>>, cause?: unknown) {
    super(`${code}: ${Object.values(params).join(', ')}`, { cause });
    this.code = code;
    this.params = params;
  }
}
