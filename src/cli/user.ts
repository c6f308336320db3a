import { parseArgs } from 'node:util';
import { paths } from '../paths.ts';
import { programActor } from '../services/actor.ts';
import { createUser } from '../services/accounts/create-user.ts';
import { makeSignInLink } from '../services/accounts/sign-in.ts';
import { LOCALES, translator } from '../words/messages.ts';
import { EXIT, type Command } from './command.ts';
import { withProgramme } from './with-programme.ts';

/** `user add NAME --role R [--district C]`: makes an account and prints the one-time link its owner sets a password with. */
export const userCommand: Command = async (args, io) => {
  const asked = argumentsOf(args);
  if (asked === null) {
    io.stderr.write(`${translator(LOCALES[0])('accounts.user-usage')}\n`);
    return EXIT.usage;
  }
  return withProgramme(io, new Date(), async ({ store, config, now, t }) => {
    const actor = programActor(now);
    const made = await store.write(async (trx) => {
      const user = await createUser(trx, actor, config.city, asked);
      return user.ok ? { ok: true as const, secret: await makeSignInLink(trx, actor, user.value) } : user;
    });
    if (!made.ok) {
      for (const { field, code, params } of made.problems) {
        io.stderr.write(`${t(`accounts.field-${field}`)}: ${t(`problems.${code}`, params)}\n`);
      }
      return EXIT.input;
    }
    const address = config.publicUrl ?? `http://localhost:${String(config.port)}`;
    io.stderr.write(`${t('accounts.user-made', { name: asked.name })}\n`);
    io.stdout.write(`${address}${paths.signInLink.to({ token: made.secret })}\n`);
    return EXIT.done;
  });
};

function argumentsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { role: { type: 'string' }, district: { type: 'string' } },
    });
    const [action, name] = positionals;
    if (action !== 'add' || name === undefined || positionals.length > 2 || values.role === undefined) return null;
    const { role, district = null } = values;
    return { name, displayName: null, role, district, phone: null, passwordHash: null };
  } catch {
    return null;
  }
}
