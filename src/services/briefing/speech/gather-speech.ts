import { OLD_DISTRICT_FORMS, oldDistrict } from '../../../catalogue/district-codes.ts';
import { parseListQuery } from '../../../catalogue/filter.ts';
import type { SpeechRecord } from '../../../catalogue/speech/judge-speech.ts';
import {
  CATEGORY,
  type NamedFigure,
  namedFigure,
  type SpokenPlace,
  zonePlace,
} from '../../../catalogue/speech/named-figure.ts';
import { listTotals } from '../../../db/project-list.ts';
import type { Reader } from '../../../db/reader.ts';
import type { Scope } from '../../../db/scope.ts';
import type { ProgrammesTable } from '../../../db/tables/programme-tables.ts';
import type { Locale, Translate } from '../../../words/messages.ts';
import { fiveYearOf, statisticsOf } from '../../statistics/statistics.ts';
import type { StandingFacts } from '../bulletin/bulletin-facts.ts';
import { cityFigures, unitFigures } from './speech-figures.ts';
import { LISTED } from './speech-list.ts';
import { statisticsFigures } from './speech-statistics.ts';
import { gatherStanding } from '../standing-facts.ts';
import { type UnitStanding, unitStandings } from '../unit-standing.ts';

/** What a speech is held against: the figures a person may see, and the facts their sentences are written from. */
export interface SpeechFacts {
  readonly record: SpeechRecord;
  readonly facts: StandingFacts;
  readonly units: readonly UnitStanding[];
}

/** The figures of a day within a person's scope; a district's are its own counts, tonnes and targets, without ranks. */
export async function gatherSpeech(
  reader: Reader,
  of: { readonly programme: ProgrammesTable; readonly scope: Scope; readonly asOf: string },
  words: { readonly locale: Locale; readonly t: Translate },
): Promise<SpeechFacts> {
  const { programme, scope, asOf } = of;
  const facts = await gatherStanding(reader, programme, asOf, words);
  const units = unitStandings(facts.units, facts.projects, asOf);
  const home = scope.district ?? '';
  const { book } = await statisticsOf(reader, programme, scope, asOf);
  const years = scope.district === null ? await fiveYearOf(reader, programme.city, book) : [];
  const all = cityFigures(facts, units);
  const shown = scope.district === null ? all : ownFigures(all, facts, units, scope.district);
  const figures = [...shown, ...statisticsFigures(book, years, home), await investment(reader, of, home)];
  return { record: { figures, places: placesOf(facts), home, asOf }, facts, units };
}

/** Of the city's figures those of a district and of the areas in it; where others stand is not a branch's to see. */
function ownFigures(
  all: readonly NamedFigure[],
  facts: StandingFacts,
  units: readonly UnitStanding[],
  district: string,
): readonly NamedFigure[] {
  const own = units.filter(({ unit }) => unit.code === district);
  const targets = all.filter(({ place, id }) => place === district && id.startsWith('target-'));
  return [...own.flatMap((standing) => unitFigures(standing, facts)), ...targets];
}

/** 万元 of all projects on the list, as the list itself adds them up. */
async function investment(
  reader: Reader,
  { programme, scope, asOf }: { readonly programme: ProgrammesTable; readonly scope: Scope; readonly asOf: string },
  place: string,
): Promise<NamedFigure> {
  const { filter } = parseListQuery(new URLSearchParams(LISTED), programme.year);
  const totals = await listTotals(reader, scope, filter, { today: asOf, me: { district: null, displayName: '' } });
  const fen = totals.reduce((sum, { capital_fen }) => sum + capital_fen, 0);
  return namedFigure('capital', fen / 1_000_000, { measure: 'capital', unit: 'wan', place });
}

/** Places as people call them; functional areas last, for their name is theirs even where older data meant the district. */
function placesOf({ units, zones, categories }: StandingFacts): readonly SpokenPlace[] {
  const older = OLD_DISTRICT_FORMS.filter(([form]) => !/\d/.test(form) && oldDistrict(form)?.area === null);
  const districts = units.filter(({ id, code }) => id === code);
  return [
    ...older
      .filter(([, code]) => districts.some(({ id }) => id === code))
      .map(([form, code]) => ({ id: code, names: [form] })),
    ...zones.map(({ id, name }) => ({ id: zonePlace(id), names: [name, name.split('·').at(-1)!] })),
    ...categories.map(({ id, name }) => ({
      id: `${CATEGORY}${id}`,
      names: [
        ...[name, name.replace(/(?:企业|源)$/, '')].flatMap((one) => [`${one}项目`, `${one}类项目`, `${one}源项目`]),
        `${name.slice(0, 2)}源`,
        `${name.slice(0, 2)}源项目`,
        // 工业、扬尘、移动源项目: of a row only the last is called projects.
        `${name.slice(0, 2)}、`,
        `${name.slice(0, 2)}源、`,
        `${name}、`,
      ],
    })),
    ...units.map(({ id, name }) => ({ id, names: [name, name.replace(/[区市]$/, '')] })),
  ];
}
