import type { Select } from '../../../models/portfolio.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { readDay, readNumber } from '../../catalogue/read-plain.ts';
import type { TargetKind, TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import type { TargetInput } from '../../services/targets/save-target.ts';
import { LOCALES, translator } from '../../words/messages.ts';
import { percentValue } from '../../words/number.ts';
import { OWN_TAGS, tagOfWord } from '../../words/tag.ts';
import { BadRequest } from '../errors.ts';
import { readFields } from '../form.ts';
import type { Form } from '../request.ts';

export const KINDS: readonly TargetKind[] = [
  'season_percent',
  'season_tonnes',
  'year_tonnes',
  'full_year_tonnes',
  'line',
  'count',
];

const TEXTS = [
  'title', 'kind', 'zone', 'district', 'pollutant', 'value', 'line_a', 'line_b', 'by_day', 'only_tag', 'document', 'issuer', 'issued', 'note', 'version', 'once',
] as const; // prettier-ignore
export const LISTS = ['only_category', 'only_type', 'only_own'] as const;

/** What stands in the form: one text per control, and the ticks of the lists. */
export interface TypedTarget {
  readonly texts: Readonly<Record<(typeof TEXTS)[number], string>>;
  readonly ticks: Readonly<Record<(typeof LISTS)[number], readonly string[]>>;
}

export function blankTarget(): TypedTarget {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, ''])) as TypedTarget['texts'];
  return {
    texts: { ...texts, kind: 'season_tonnes', pollutant: 'NOx' },
    ticks: { only_category: [], only_type: [], only_own: [] },
  };
}

/** A target as the form shows it. */
export function typedOf(row: TargetsTable): TypedTarget {
  const only = selectOf(row);
  const tags = listOf(only.tag);
  const text = (value: number | null): string => (value === null ? '' : String(value));
  return {
    texts: {
      title: row.title ?? '',
      kind: row.kind,
      zone: row.zone ?? '',
      district: row.district ?? '',
      pollutant: row.pollutant ?? '',
      value: text(row.value),
      line_a: text(row.line_a),
      line_b: text(row.line_b === null ? null : percentValue(row.line_b)),
      by_day: row.by_day ?? '',
      only_tag: tags.filter((tag) => !OWN_TAGS.includes(tag)).join('、'),
      document: row.document ?? '',
      issuer: row.issuer ?? '',
      issued: row.issued ?? '',
      note: row.note ?? '',
      version: String(row.version),
      once: '',
    },
    ticks: {
      only_category: listOf(only.category),
      only_type: listOf(only.type),
      only_own: OWN_TAGS.filter((tag) => tags.includes(tag)),
    },
  };
}

export function readTyped(form: Form): TypedTarget {
  const single = new Map([...form].filter(([name]) => !LISTS.some((list) => list === name)));
  const ticked = (name: (typeof LISTS)[number]): readonly string[] => form.get(name) ?? [];
  const ticks = {
    only_category: ticked('only_category'),
    only_type: ticked('only_type'),
    only_own: ticked('only_own'),
  };
  return { texts: readFields(single, TEXTS), ticks };
}

export const selectOf = ({ only_select }: Pick<TargetsTable, 'only_select'>): Select =>
  only_select === null ? {} : (JSON.parse(only_select) as Select);

export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** The input of a save, or what cannot be read; whether the parts belong together is the model's to say. */
export function readTarget(
  { texts, ticks }: TypedTarget,
  before: TargetsTable | null,
  lists: CityLists,
  year: number,
): { readonly input: TargetInput; readonly problems: readonly Problem[] } {
  const kind = KINDS.find((one) => one === texts.kind);
  if (kind === undefined) throw new BadRequest('no such kind of target');
  const numbers = {
    value: readNumber('value', texts.value),
    line_a: readNumber('line_a', texts.line_a),
    line_b: readNumber('line_b', texts.line_b),
  };
  const days = { by_day: readDay('by_day', texts.by_day, year), issued: readDay('issued', texts.issued, year) };
  const problems = [...Object.values(numbers), ...Object.values(days)].flatMap((read) =>
    read.ok ? [] : read.problems,
  );
  const number = (name: keyof typeof numbers): number | null => (numbers[name].ok ? numbers[name].value : null);
  const day = (name: keyof typeof days): string | null => (days[name].ok ? days[name].value : null);
  const needed = kind === 'line' ? (['line_a', 'line_b'] as const) : (['value'] as const);
  for (const name of needed) if (texts[name].trim() === '') problems.push(problem(name, 'required'));
  const value = number('value');
  if (kind !== 'line' && value !== null && value < 0) problems.push(problem('value', 'out-of-range'));
  const clean = (name: 'title' | 'document' | 'issuer' | 'note', longest: number): string | null =>
    texts[name].normalize('NFC').trim().slice(0, longest) || null;
  const [a, b] = [number('line_a'), number('line_b')];
  const only = onlyOf({ texts, ticks }, before, lists);
  const input: TargetInput = {
    title: clean('title', 100),
    kind,
    zone: lists.zones.find(({ id }) => id === texts.zone)?.id ?? null,
    district: lists.districts.find(({ id }) => id === texts.district)?.id ?? null,
    pollutant: POLLUTANTS.find((one) => one === texts.pollutant) ?? null,
    value: kind === 'line' ? null : value,
    line_a: kind === 'line' ? a : null,
    line_b: kind === 'line' && b !== null ? Number((b / 100).toPrecision(15)) : null,
    by_day: day('by_day'),
    only_select: Object.keys(only).length === 0 ? null : JSON.stringify(only),
    document: clean('document', 200),
    issuer: clean('issuer', 100),
    issued: day('issued'),
    note: clean('note', 500),
  };
  return { input, problems };
}

/** A tag that follows from the record may be typed by its word, in either language. */
function tagTyped(text: string): string {
  return LOCALES.map((locale) => tagOfWord(text, translator(locale))).find((tag) => tag !== text) ?? text;
}

/** The model's select object: what the form can say, over what it cannot say and therefore keeps. */
function onlyOf({ texts, ticks }: TypedTarget, before: TargetsTable | null, lists: CityLists): Select {
  const { tag: _1, category: _2, type: _3, ...kept } = before === null ? ({} as Select) : selectOf(before);
  const tags = [
    ...new Set([
      ...OWN_TAGS.filter((tag) => ticks.only_own.includes(tag)),
      ...texts.only_tag
        .normalize('NFC')
        .split(/[、,，;；\s]+/)
        .filter((tag) => tag !== '')
        .map(tagTyped),
    ]),
  ];
  const known = (ids: readonly { readonly id: string }[], chosen: readonly string[]): readonly string[] =>
    ids.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const [category, type] = [known(lists.categories, ticks.only_category), known(lists.types, ticks.only_type)];
  return {
    ...kept,
    ...(category.length === 0 ? {} : { category: [...category] }),
    ...(type.length === 0 ? {} : { type: [...type] }),
    ...(tags.length === 0 ? {} : { tag: tags }),
  };
}
