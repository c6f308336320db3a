import { GIVEN_FIELDS, readGivenDay, type TypedGivenDay } from '../../catalogue/given-day.ts';
import { givenDaysOf } from '../../db/given-days.ts';
import type { Problem } from '../../catalogue/problem.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { GivenDaysTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { dayOfLastYear } from '../../services/briefing/earlier.ts';
import { type CityLists, cityLists } from '../../services/options.ts';
import { saveGivenDay } from '../../services/statistics/save-given-day.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { number } from '../../words/number.ts';
import { briefingTabs } from '../briefing-tabs.ts';
import { actorOf } from '../actor.ts';
import { BadRequest } from '../errors.ts';
import { field, type FieldSpec } from '../field.ts';
import { readFields } from '../form.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';

interface Refused {
  readonly typed: TypedGivenDay;
  readonly errors: readonly FieldProblem[];
  readonly status: number;
}

/** 去年同期数: what a document gave for days of last year, and the form that adds, changes or deletes one. */
export async function showLastYear(request: Request_, db: Reader): Promise<Reply> {
  return lastYearPage(request, db, null);
}

export async function sendLastYear(request: Request_, trx: Writer): Promise<Reply> {
  const { t, programme } = request;
  const { do: pressed, ...typed } = readFields(request.form, [...GIVEN_FIELDS, 'version', 'do']);
  if (!/^\d{0,9}$/.test(typed.version)) throw new BadRequest('no version');
  const lists = await cityLists(trx, programme, request.locale);
  const known = { zones: lists.zones.map(({ id }) => id), districts: unitsOf(lists).map(({ id }) => id) };
  const refuse = async (errors: readonly FieldProblem[], status = 422) =>
    lastYearPage(request, trx, { typed, errors, status });
  const read = readGivenDay(typed, programme.year - 1, known);
  const word = (problems: readonly Problem[]) =>
    // prettier-ignore
    problems.map(({ field: name, code, params }) => ({ field: name, message: t(`last-year.${code}`, params) }));
  if (!read.ok) return refuse(word(read.problems));
  const version = typed.version === '' ? null : Number(typed.version);
  const asked = { version, deleting: pressed === 'delete' };
  const saved = await saveGivenDay(trx, actorOf(request), programme.city, read.value, asked);
  if (saved.kind === 'invalid') return refuse(word(saved.problems));
  if (saved.kind === 'stale') return refuse([{ field: '', message: t('last-year.stale', { who: saved.who }) }], 409);
  return redirect(paths.lastYear.to(), { notice: t(`last-year.${saved.kind}`) });
}

async function lastYearPage(request: Request_, db: Reader, refused: Refused | null): Promise<Reply> {
  const { t, programme, locale, query, asOf } = request;
  const lists = await cityLists(db, programme, locale);
  const rows = await givenDaysOf(db, programme.city);
  const chosen = rows.find((row) => keyOf(row) === query.get('row'));
  const blank = { day: dayOfLastYear(asOf), zone: '', district: '', done: '', built_nox: '', built_voc: '', document: '', version: '' }; // prettier-ignore
  const typed = refused?.typed ?? (chosen === undefined ? blank : typedOf(chosen));
  const errors = refused?.errors ?? [];
  return page(
    'briefings/last-year',
    {
      title: t('last-year.title'),
      tabs: briefingTabs(request, 'years'),
      errors,
      rows: rows.map((row) => ({
        day: row.day,
        what: placeOf(row, lists, t),
        done: row.done === null ? '—' : number(row.done),
        nox: row.built_nox === null ? '—' : number(row.built_nox, 1),
        voc: row.built_voc === null ? '—' : number(row.built_voc, 1),
        document: row.document,
        by: t('last-year.who', { who: row.updated_by, when: shanghaiMinute(row.updated) }),
        href: paths.lastYear.to({ row: keyOf(row) }),
      })),
      action: paths.lastYear.to(),
      editing: typed.version !== '',
      version: typed.version,
      heading: t(typed.version === '' ? 'last-year.new' : 'last-year.edit'),
      cancel: paths.lastYear.to(),
      fields: controls(typed, lists, t).map((spec) => field(spec, errors)),
    },
    { status: refused?.status ?? 200 },
  );
}

function controls(typed: TypedGivenDay, lists: CityLists, t: Request_['t']): readonly FieldSpec[] {
  const any = { value: '', label: t('last-year.all') };
  const choices = (all: readonly { readonly id: string; readonly name: string }[]) => [
    any,
    ...all.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [
    { name: 'day', label: t('last-year.day'), value: typed.day, control: 'date', required: true },
    { name: 'zone', label: t('last-year.zone'), value: typed.zone, control: 'select', choices: choices(lists.zones) },
    { name: 'district', label: t('last-year.district'), value: typed.district, control: 'select', choices: choices(unitsOf(lists)) }, // prettier-ignore
    { name: 'done', label: t('last-year.done'), value: typed.done, control: 'number', unit: t('briefings.unit.count') },
    { name: 'built_nox', label: t('last-year.nox'), value: typed.built_nox, control: 'number', unit: t('briefings.unit.tonnes') }, // prettier-ignore
    { name: 'built_voc', label: t('last-year.voc'), value: typed.built_voc, control: 'number', unit: t('briefings.unit.tonnes') }, // prettier-ignore
    { name: 'document', label: t('last-year.document'), value: typed.document, required: true, maxLength: 200, wide: true }, // prettier-ignore
  ];
}

/** What a sheet may be ordered for: districts, and functional areas that are ranked on their own. */
function unitsOf({ districts, areas }: CityLists) {
  return [...districts, ...areas];
}

const keyOf = ({ day, zone, district }: GivenDaysTable): string => [day, zone, district].join('~');

function placeOf({ zone, district }: GivenDaysTable, lists: CityLists, t: Request_['t']): string {
  if (zone !== '') return lists.zones.find(({ id }) => id === zone)?.name ?? zone;
  return district === '' ? t('last-year.all') : (unitsOf(lists).find(({ id }) => id === district)?.name ?? district);
}

function typedOf(row: GivenDaysTable): TypedGivenDay {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    ...{ day: row.day, zone: row.zone, district: row.district, document: row.document },
    done: text(row.done),
    built_nox: text(row.built_nox),
    built_voc: text(row.built_voc),
    version: String(row.version),
  };
}
