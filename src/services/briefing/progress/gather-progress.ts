import { districtLeague } from '../../../catalogue/district-league.ts';
import type { ProgrammeKey } from '../../../db/programmes.ts';
import type { Reader } from '../../../db/reader.ts';
import { figuresOfSheet, lastIssued } from '../../../db/sheets.ts';
import type { ProgrammesTable } from '../../../db/tables/programme-tables.ts';
import { leagueProjects } from '../../following/league.ts';
import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';
import { gatherBulletin } from '../bulletin/gather-bulletin.ts';
import type { Gathering } from '../make-sheet.ts';
import { gatherEarlier } from '../gather-earlier.ts';
import { gatherNarrowing, narrowed, type Narrowing } from '../narrowing.ts';
import { type Refusal, refused, type SheetOrder } from '../order.ts';
import { withinDistrict } from '../within-district.ts';
import type { FormerIssue, ProgressFacts, Quality } from './progress-facts.ts';

/** Reads what a ranking of the districts says, and the ranks of the last one that was issued for the same part of the city. */
export async function gatherProgress(
  gathering: Gathering,
): Promise<{ readonly ok: true; readonly facts: ProgressFacts } | Refusal> {
  const { reader, programme, run, order } = gathering;
  const city = await gatherBulletin(reader, programme, run, gathering);
  if (city === null) return refused('stale');
  const found = await gatherNarrowing(gathering, city.units);
  if (!found.ok) return found;
  const key = { city: programme.city, programme: programme.id };
  const { narrowing } = found;
  const ranked = narrowing.unit === null ? city : withinDistrict(city, narrowing);
  const quality = await qualityOf(reader, programme, ranked, narrowing);
  return {
    ok: true,
    facts: {
      ...city,
      narrowing,
      quality,
      former: await formerIssue(reader, key, order),
      earlier: await gatherEarlier(gathering),
    },
  };
}

/** The quality of the data by what is ranked; a row of an area counts there and not in its district. */
async function qualityOf(
  reader: Reader,
  programme: ProgrammesTable,
  { units, projects, asOf }: BulletinFacts,
  narrowing: Narrowing,
): Promise<ReadonlyMap<string, Quality>> {
  const unitOf = new Map(narrowed(projects, { ...narrowing, unit: null }).map(({ id, unit }) => [id, unit]));
  const own = (await leagueProjects(reader, programme)).flatMap((one) => {
    const unit = unitOf.get(one.id);
    return unit === undefined ? [] : [{ ...one, district: unit }];
  });
  const ids = units.map(({ id }) => id);
  return new Map(districtLeague(ids, own, asOf).map((row) => [row.district, row]));
}

async function formerIssue(reader: Reader, key: ProgrammeKey, order: SheetOrder): Promise<FormerIssue | null> {
  const sheet = await lastIssued(reader, key, order);
  if (sheet === undefined || sheet.as_of > order.asOf) return null;
  const figures = await figuresOfSheet(reader, key, sheet.id);
  const ranks = figures.flatMap(({ id, value }) =>
    id.endsWith('-rank') ? [[id.slice(0, -'-rank'.length), value] as const] : [],
  );
  return { ranks: new Map(ranks) };
}
