import {
  curveName,
  curveText,
  readFollowing,
  rhythmName,
  RULE_NUMBERS,
  typedFollowing,
} from '../../catalogue/typed-following.ts';
import { may } from '../../catalogue/roles.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cityLists } from '../../services/options.ts';
import { cityFollowing, saveFollowing, STANDARD_FOLLOWING } from '../../services/following/save-following.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';
import { clauses } from '../../words/joined.ts';

const GROUPS = ['lamp', 'fresh', 'ages', 'notices'] as const;
const STANDARD = typedFollowing(STANDARD_FOLLOWING);

/** The numbers by which projects are followed, the standard ones beside; everybody sees them, who keeps the settings changes them. */
export async function showFollowing(request: Request_, db: Reader): Promise<Reply> {
  const now = await cityFollowing(db, request.config.city);
  return followingPage(request, db, typedFollowing(now), String(now.version), []);
}

/** Keeps the rules and judges every lamp anew, in one transaction. */
export async function keepFollowing(request: Request_, trx: Writer): Promise<Reply> {
  const { config, scope, asOf, t } = request;
  const before = await cityFollowing(trx, config.city);
  const names = RULE_NUMBERS.map(({ name }) => name);
  const ofTypes = Object.keys(before.rhythms).flatMap((type) => [rhythmName(type), curveName(type)]);
  const typed = readFields(request.form, [...names, ...ofTypes, 'version']);
  const read = readFollowing(typed, before);
  const saved = read.ok
    ? await saveFollowing(trx, { actor: actorOf(request), scope, asOf }, read.value, Number(typed['version']))
    : read;
  if (!saved.ok) return followingPage(request, trx, typed, typed['version'] ?? '', wordProblems(saved.problems, t));
  return redirect(paths.following.to(), { notice: t('settings.following.saved') });
}

async function followingPage(
  request: Request_,
  db: Reader,
  typed: Readonly<Record<string, string>>,
  version: string,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, programme, locale, person } = request;
  const { types } = await cityLists(db, programme, locale);
  const standing = await cityFollowing(db, request.config.city);
  const groups = GROUPS.map((group) => ({
    title: t(`settings.following.group-${group}`),
    fields: RULE_NUMBERS.filter((rule) => rule.group === group).map(({ name, unit }) =>
      field(
        {
          name,
          label: t(`settings.following.${name}`),
          value: typed[name] ?? '',
          control: 'number',
          unit: t(`settings.following.unit-${unit}`),
          hint: t('settings.following.standard', { value: STANDARD[name] ?? '' }),
          required: true,
        },
        errors,
      ),
    ),
  }));
  const control = (name: string, label: string) => {
    const own = errors.filter((error) => error.field === name).map(({ message }) => message);
    return { name, label, value: typed[name] ?? '', error: clauses(own, t) || null };
  };
  const rows = types
    .filter(({ id }) => standing.rhythms[id] !== undefined)
    .map(({ id, name }) => ({
      name,
      rhythm: control(rhythmName(id), t('settings.following.rhythm-of', { type: name })),
      curve: control(curveName(id), t('settings.following.curve-of', { type: name })),
    }));
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'following'),
    lead: t('settings.following.lead'),
    action: paths.following.to(),
    mayEdit: may(person.role, 'settings.edit'),
    groups,
    rows,
    example: curveText([{ time: 0.3, progress: 10 }, { time: 0.6, progress: 45 }]), // prettier-ignore
    version,
    errors,
  };
  return page('settings/following', data, { status: errors.length > 0 ? 422 : 200 });
}
