import { seasonParts } from '../../../models/engine/season-parts.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { findGivenDay } from '../../db/given-days.ts';
import { programmesOfCity } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { figuresOfSheet, issuedOn, issuedBefore } from '../../db/sheets.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { recordsBackTo } from '../portfolio/records-on.ts';
import { COMPARED, type Compared, dayOfLastYear, type Earlier } from './earlier.ts';
import { issueText, numberOf } from './issue/issued-form.ts';
import type { Gathering } from './make-sheet.ts';

/**
 * What is known of the same figures a year ago and in the last issue. A sheet issued for that very day comes first, then what a document
 * gave for it, then last year's programme by the days its projects were finished. What is assumed in a scenario is compared with nothing that happened.
 */
export async function gatherEarlier(gathering: Gathering): Promise<readonly Earlier[]> {
  const { reader, programme, order } = gathering;
  if (order.scenario !== null) return [];
  const day = dayOfLastYear(order.asOf);
  const former = (await programmesOfCity(reader, programme.city)).find(({ year }) => year === programme.year - 1);
  const lastYear = await yearBefore(gathering, former, day);
  const key = { city: programme.city, programme: programme.id };
  const last = await issuedBefore(reader, key, order, order.asOf);
  return [
    ...(lastYear === null ? [] : [lastYear]),
    ...(last === undefined ? [] : [await ofIssue(gathering, last, 'period')]),
  ].filter(({ values }) => values.size > 0);
}

async function yearBefore(
  gathering: Gathering,
  former: ProgrammesTable | undefined,
  day: string,
): Promise<Earlier | null> {
  const { reader, order, programme } = gathering;
  const sheet =
    former === undefined ? undefined : await issuedOn(reader, { city: former.city, programme: former.id }, order, day);
  if (sheet !== undefined) return ofIssue(gathering, sheet, 'year');
  const given = await givenFor(reader, programme.city, order, day);
  if (given !== null) return given;
  if (former === undefined) return null;
  // Zones and units may be cut otherwise in another year: only the whole city is the same.
  const isWhole = [order.zone, order.district, order.project, order.query].every((part) => part === null);
  if (!isWhole) return null;
  const values = await valuesByFinish(reader, former, day);
  return { against: 'year', day, source: 'records', name: former.name, values };
}

/** What was given by hand for the zone and district of an order; a narrower order has none. */
async function givenFor(
  reader: Reader,
  city: string,
  { zone, district, project, query }: Gathering['order'],
  day: string,
): Promise<Earlier | null> {
  if (project !== null || query !== null) return null;
  const row = await findGivenDay(reader, { city, day, zone: zone ?? '', district: district ?? '' });
  if (row === undefined) return null;
  const said: readonly (readonly [Compared, number | null])[] = [
    ['done', row.done],
    ['built-NOx', row.built_nox],
    ['built-VOC', row.built_voc],
  ];
  const values = new Map(said.flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])));
  return { against: 'year', day, source: 'given', name: row.document, values };
}

async function ofIssue({ reader, t }: Gathering, sheet: SheetsTable, against: Earlier['against']): Promise<Earlier> {
  const figures = await figuresOfSheet(reader, sheet, sheet.id);
  const values = new Map(
    COMPARED.flatMap((id) => figures.filter((one) => one.id === id).map(({ value }) => [id, value] as const)),
  );
  return { against, day: sheet.as_of, source: 'issue', name: issueText(sheet.kind, numberOf(sheet)!, t), values };
}

/** What was done by a day, and what that brings over the season, by the dates on record; nothing when the day of one of them is not known. */
async function valuesByFinish(
  reader: Reader,
  programme: ProgrammesTable,
  day: string,
): Promise<ReadonlyMap<Compared, number>> {
  const records = await recordsBackTo(reader, programme, day);
  const done = records.filter(isDone);
  if (done.length === 0 || done.some(({ finished }) => finished === null)) return new Map();
  const built = seasonParts(await portfolioOf(reader, programme, day, records)).filter(({ book }) => book === 'built');
  const tonnes = (pollutant: string) =>
    built.filter((part) => part.pollutant === pollutant).reduce((sum, part) => sum + part.tonnes, 0);
  return new Map([
    ['done', done.length],
    ['built-NOx', tonnes('NOx')],
    ['built-VOC', tonnes('VOC')],
  ]);
}

function isDone({ status, merged_into }: ProjectRecord): boolean {
  return merged_into === null && (status === 'built' || status === 'verified');
}
