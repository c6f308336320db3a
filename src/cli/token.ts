import { parseArgs } from 'node:util';
import { findUserByName } from '../db/users.ts';
import { programActor } from '../services/actor.ts';
import { createToken } from '../services/accounts/api-tokens.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { EXIT, type Command } from './command.ts';
import { withProgramme } from './with-programme.ts';

/** Whom a token speaks for that names no account: whoever may run this command has the database in hand anyway. */
const OTHERWISE = 'admin';

/**
 * `token add NAME [--user U]`: makes an API token and prints it, the only time it can be seen. It speaks for user U; without
 * `--user` for the account called NAME, else for the administrator.
 */
export const tokenCommand: Command = async (args, io) => {
  const asked = argumentsOf(args);
  if (asked === null) {
    io.stderr.write(`${translator(LOCALES[0])('accounts.token-usage')}\n`);
    return EXIT.usage;
  }
  return withProgramme(io, new Date(), async ({ store, config, now, t }) => {
    const named = await findUserByName(store.read, config.city, asked.user ?? asked.name);
    const user = named ?? (asked.user === null ? await findUserByName(store.read, config.city, OTHERWISE) : undefined);
    if (user === undefined) {
      io.stderr.write(`${t('accounts.no-user', { name: asked.user ?? OTHERWISE })}\n`);
      return EXIT.input;
    }
    const { secret } = await store.write((trx) => createToken(trx, programActor(now), user, asked.name));
    io.stderr.write(`${t('accounts.token-made', { name: user.name })}\n`);
    io.stdout.write(`${secret}\n`);
    return EXIT.done;
  });
};

function argumentsOf(args: readonly string[]): { readonly name: string; readonly user: string | null } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { user: { type: 'string' } },
    });
    const [action, name] = positionals;
    if (action !== 'add' || name === undefined || name.trim() === '' || positionals.length > 2) return null;
    return { name, user: values.user ?? null };
  } catch {
    return null;
  }
}
