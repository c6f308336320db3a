import { findLetterhead } from '../../db/letterheads.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../../paths.ts';
import { letterheadFor } from '../../services/briefing/issue/letterhead.ts';
import { saveLetterhead } from '../../services/briefing/issue/save-letterhead.ts';
import {
  fieldsOfKind,
  LETTERHEAD_FIELDS,
  LETTERHEAD_KINDS,
  type LetterheadField,
  type LetterheadKind,
  readLetterhead,
} from '../../services/briefing/issue/typed-letterhead.ts';
import type { Translate } from '../../words/messages.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { readFields } from '../form.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { districtChoices } from './districts.ts';
import { tabs } from './tabs.ts';

type Typed = Readonly<Record<LetterheadField, string>>;
interface Which {
  readonly kind: LetterheadKind;
  /** Code of a district; empty for the city. */
  readonly unit: string;
}

/** Head and foot of the city's sheets, by kind and unit, with the words that stand where nothing is set. */
export async function showLetterhead(request: Request_, db: Reader): Promise<Reply> {
  const { query, config } = request;
  const which = await whichOf(request, db, query.get('kind') ?? '', query.get('unit') ?? '');
  const row = await findLetterhead(db, config.city, which.unit, which.kind);
  const typed = Object.fromEntries(LETTERHEAD_FIELDS.map((name) => [name, String(row?.[name] ?? '')])) as Typed;
  return letterheadPage(request, db, which, typed, String(row?.version ?? 0), []);
}

/** Keeps them for the sheets made from now on; issued ones stay as they are. */
export async function keepLetterhead(request: Request_, trx: Writer): Promise<Reply> {
  const { form, config, t } = request;
  const typed = readFields(form, [...LETTERHEAD_FIELDS, 'kind', 'unit', 'version']);
  const which = await whichOf(request, trx, typed.kind, typed.unit);
  const read = readLetterhead(which.kind, typed);
  const key = { city: config.city, ...which };
  const saved = read.ok ? await saveLetterhead(trx, actorOf(request), key, read.value, Number(typed.version)) : read;
  if (!saved.ok) return letterheadPage(request, trx, which, typed, typed.version, wordProblems(saved.problems, t));
  return redirect(paths.letterhead.to({ ...which }), { notice: t('settings.saved') });
}

async function whichOf(request: Request_, db: Reader, kind: string, unit: string): Promise<Which> {
  const known = kind === '' ? LETTERHEAD_KINDS[0] : LETTERHEAD_KINDS.find((one) => one === kind);
  const units = await districtChoices(db, request);
  if (known === undefined || !units.some(({ value }) => value === unit)) throw new NotFound('letterhead', kind);
  return { kind: known, unit };
}

async function letterheadPage(
  request: Request_,
  db: Reader,
  { kind, unit }: Which,
  typed: Typed,
  version: string,
  errors: readonly FieldProblem[],
): Promise<Reply> {
  const { t, config } = request;
  const units = await districtChoices(db, request);
  const kinds = LETTERHEAD_KINDS.map((value) => ({ value, label: t(`briefings.kind.${value}`) }));
  const ofCity = await letterheadFor(db, config.city, null, kind);
  const hint = (name: LetterheadField): string => {
    const value = unit === '' ? null : ofCity[name];
    return value === null ? standardHint(name, kind, t) : t('settings.letterhead.of-city', { value: String(value) });
  };
  const label = (list: readonly { readonly value: string; readonly label: string }[], value: string): string =>
    list.find((one) => one.value === value)?.label ?? value;
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'briefings'),
    action: paths.letterhead.to(),
    choose: [
      field({ name: 'kind', label: t('settings.letterhead.kind'), value: kind, control: 'select', choices: kinds }),
      field({ name: 'unit', label: t('settings.letterhead.unit'), value: unit, control: 'select', choices: units }),
    ],
    heading: t('settings.letterhead.heading', { kind: label(kinds, kind), unit: label(units, unit) }),
    fields: fieldsOfKind(kind).map((name) =>
      field(
        {
          name,
          label: t(`settings.letterhead.${name}`),
          value: typed[name],
          hint: hint(name),
          control: name === 'copies' ? 'number' : 'text',
          wide: name.endsWith('_to'),
        },
        errors,
      ),
    ),
    kind,
    unit,
    version,
    errors,
  };
  return page('settings/letterhead', data, { status: errors.length > 0 ? 422 : 200 });
}

/** What is printed where neither the unit nor the city set anything. */
function standardHint(name: LetterheadField, kind: LetterheadKind, t: Translate): string {
  const standard = (value: string): string => t('settings.letterhead.standard', { value });
  switch (name) {
    case 'name':
      return standard(t(kind === 'bulletin' ? 'briefings.masthead' : `sheets.masthead.${kind}`));
    case 'issuer':
      return standard(t('briefings.unit-name'));
    case 'copies':
      return t('settings.letterhead.by-hand');
    case 'contact':
      return t(kind === 'supervision' ? 'settings.letterhead.by-hand' : 'settings.letterhead.not-printed');
    default:
      return t('settings.letterhead.lists', { value: t('briefings.copies.to') });
  }
}
