import { FIELDS } from '../catalogue/fields.ts';
import { isOwnKey } from '../catalogue/own-key.ts';
import type { Pollutant } from '../../models/vocabulary.ts';
import { LEVELS, type Level } from '../../models/statistics/vocabulary.ts';
import type { Grid } from './grid.ts';
import { headerKey } from './header-key.ts';
import { headerCells, type HeaderPlace } from './header-rows.ts';
import type { HeaderVocabulary } from './header-vocabulary.ts';

/** What a column of an official workbook can hold. */
export type OfficialTarget =
  | { readonly kind: 'number' }
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'amount'; readonly pollutant: Pollutant; readonly level: Level }
  | { readonly kind: 'cut'; readonly pollutant: Pollutant | null };

const LINES = new Set([
  'measures',
  'reduces',
  'profile',
  'tranches',
  'windows',
  'amounts',
  'uncertainty',
  'tags',
  'version',
]);
const AMOUNTS: readonly Pollutant[] = ['NOx', 'VOC', 'SO2', 'PM25', 'PM10', 'TSP', 'NH3'];

/** Every target by its key: the number of the row, fields of the record and its figures, amounts by level, reasons of cuts. */
export const OFFICIAL_TARGETS: ReadonlyMap<string, OfficialTarget> = new Map<string, OfficialTarget>([
  ['number', { kind: 'number' }],
  ...FIELDS.filter(({ key }) => !LINES.has(key)).map(({ key }) => [key, { kind: 'field', key }] as const),
  ...AMOUNTS.flatMap((pollutant) =>
    LEVELS.map((level) => [`amount.${pollutant}.${level}`, { kind: 'amount', pollutant, level }] as const),
  ),
  ['cut', { kind: 'cut', pollutant: null }],
  ...AMOUNTS.map((pollutant) => [`cut.${pollutant}`, { kind: 'cut', pollutant }] as const),
]);

/** What a target's key means; keys of the city's own fields are fields like any other. Undefined for a key that is none. */
export function officialTarget(key: string): OfficialTarget | undefined {
  return OFFICIAL_TARGETS.get(key) ?? (isOwnKey(key) ? { kind: 'field', key } : undefined);
}

/** A column of the sheet as its header names it; `unit` stood in brackets. */
export interface OfficialColumn {
  readonly index: number;
  readonly header: string;
  readonly key: string;
  readonly unit: string;
  /** Key of its target; null = nobody knows, it is left alone. */
  readonly target: string | null;
}

const NAMES: readonly (readonly [RegExp, Pollutant])[] = [
  [/nox|氮氧化物/, 'NOx'],
  [/vocs?|挥发性有机物/, 'VOC'],
  [/so2|二氧化硫/, 'SO2'],
  [/pm2\.?5|细颗粒物/, 'PM25'],
  [/pm10|可吸入颗粒物/, 'PM10'],
  [/nh3|氨/, 'NH3'],
];
const STAGES: readonly (readonly [RegExp, Level])[] = [
  [/国家/, 'nation'],
  [/省/, 'province'],
  [/市审|市级|市核/, 'city'],
  [/申报|上报/, 'declared'],
];

/**
 * What the columns of a sheet mean: what was confirmed for such a header earlier, amounts and reasons of cuts by their words, then any name of
 * the record. A plain 核定量 is the answer of whoever sends the workbook back (`level`). No target is given twice.
 */
export function officialColumns(
  grid: Grid,
  place: HeaderPlace,
  vocabulary: HeaderVocabulary,
  remembered: ReadonlyMap<string, string>,
  level: Level,
): readonly OfficialColumn[] {
  const taken = new Set<string>();
  return headerCells(grid, place, vocabulary).map(({ index, header, key, unit, known }) => {
    const text = headerKey(header).key;
    const fields = known === null ? [] : [known.target];
    const meant = [remembered.get(key), spokenTarget(text, level), ...fields].find(
      (target) => target !== undefined && officialTarget(target) !== undefined && !taken.has(target),
    );
    if (meant !== undefined) taken.add(meant);
    return { index, header, key, unit, target: meant ?? null };
  });
}

function spokenTarget(text: string, level: Level): string | undefined {
  if (/^(序号|编号|no)$/.test(text)) return 'number';
  const pollutant = NAMES.find(([name]) => name.test(text))?.[1];
  if (/(核减|扣减|不予认定|退回)/.test(text) && /(原因|理由|说明)/.test(text))
    return pollutant === undefined ? 'cut' : `cut.${pollutant}`;
  if (pollutant === undefined || /(基数|去除率|计划|预计)/.test(text)) return undefined;
  const stage = STAGES.find(([name]) => name.test(text))?.[1] ?? (/(核定|认定|审核)/.test(text) ? level : undefined);
  return stage === undefined ? undefined : `amount.${pollutant}.${stage}`;
}

/** Where the same header stands in a workbook that came back: some put a line above it. Null when it is not the same table. */
export function findOfficialHeader(
  grid: Grid,
  place: HeaderPlace,
  columns: readonly Pick<OfficialColumn, 'index' | 'header'>[],
  vocabulary: HeaderVocabulary,
): HeaderPlace | null {
  const alike = (row: number): number => {
    const cells = new Map(
      headerCells(grid, { row, depth: place.depth }, vocabulary).map(({ index, key }) => [index, key]),
    );
    return columns.filter(({ index, header }) => cells.get(index) === headerKey(header).key).length;
  };
  const rows = [place.row, ...grid.rows.slice(0, 30).map(({ number }) => number)];
  const best = rows.reduce((found, row) => (alike(row) > alike(found) ? row : found), place.row);
  return alike(best) >= Math.max(1, columns.length * 0.6) ? { row: best, depth: place.depth } : null;
}
