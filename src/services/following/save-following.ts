import { PUBLIC_NOTICE_DAYS, STANDARD_RULES } from '../../catalogue/following-rules.ts';
import { problem, type Checked } from '../../catalogue/problem.ts';
import { typedFollowing, type CityFollowing } from '../../catalogue/typed-following.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import { setRhythm } from '../../db/categories.ts';
import { typeFollowing } from '../../db/following.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { readSetting, readVersioned, replaceSetting, writeSetting } from '../../db/settings.ts';
import { signature, type Actor } from '../actor.ts';
import { followingRules, FOLLOWING_SETTING } from './following.ts';
import { relamp } from './relamp.ts';

const NOTICE_SETTING = 'notice_days';

/** Working days for which a finished project is published at least. */
export async function publicNoticeDays(reader: Reader, city: string): Promise<number> {
  return Number((await readSetting(reader, city, NOTICE_SETTING)) ?? PUBLIC_NOTICE_DAYS);
}

/** The rules of a city as its page shows them, with the version it was shown at. */
export async function cityFollowing(
  reader: Reader,
  city: string,
): Promise<CityFollowing & { readonly version: number }> {
  const { version } = await readVersioned(reader, city, FOLLOWING_SETTING);
  const rhythms = Object.fromEntries(
    [...(await typeFollowing(reader, city))].map(([type, { rhythm }]) => [type, rhythm]),
  );
  const rules = await followingRules(reader, city);
  return { rules, publicNotice: await publicNoticeDays(reader, city), rhythms, version };
}

/** What holds where the city has set nothing; how often news of a type is expected came with the type. */
export const STANDARD_FOLLOWING = { rules: STANDARD_RULES, publicNotice: PUBLIC_NOTICE_DAYS, rhythms: {} } as const;

/** Keeps new rules with their audit row and judges every project anew. A stale version is the problem `stale-rules`. */
export async function saveFollowing(
  trx: Writer,
  { actor, scope, asOf }: { readonly actor: Actor; readonly scope: Scope; readonly asOf: string },
  next: CityFollowing,
  version: number,
): Promise<Checked<null>> {
  const { city } = scope;
  const before = await cityFollowing(trx, city);
  const [from, to] = [typedFollowing(before), typedFollowing(next)];
  const changes = Object.keys({ ...from, ...to })
    .filter((field) => (from[field] ?? '') !== (to[field] ?? ''))
    .map((field) => ruleChange(field, from[field] ?? '', to[field] ?? ''));
  if (before.version !== version) return { ok: false, problems: [problem('', 'stale-rules')] };
  if (changes.length === 0) return { ok: true, value: null };
  if (!(await replaceSetting(trx, { city, key: FOLLOWING_SETTING }, next.rules, version)))
    return { ok: false, problems: [problem('', 'stale-rules')] };
  await writeSetting(trx, city, NOTICE_SETTING, next.publicNotice);
  for (const [type, days] of Object.entries(next.rhythms))
    if (before.rhythms[type] !== days) await setRhythm(trx, city, type, days);
  await writeAudit(trx, [
    { ...signature(actor), city, programme: scope.programme, action: 'update', entity: 'following', entity_id: city, changes },
  ]); // prettier-ignore
  await relamp(trx, { ...scope, district: null }, asOf);
  return { ok: true, value: null };
}

/** A change of a type's rhythm or curve names the type in its values: the field is one for all types. */
function ruleChange(name: string, from: string, to: string): FieldChange {
  const [, field, type] = /^(rhythm|curve)-(.+)$/.exec(name) ?? [];
  if (field === undefined) return { field: name, from, to };
  return { field, from: `${type!} ${from}`.trim(), to: `${type!} ${to}`.trim() };
}
