import type { Amount, Measure, ProjectInput, SeasonWindow, Tranche } from '../catalogue/project-schema.ts';
import { initials, searchKey, sortKey } from '../catalogue/search-key.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { ProjectRecord } from './project-record.ts';
import type {
  AmountsTable,
  MeasuresTable,
  ProjectsTable,
  TranchesTable,
  WindowsTable,
} from './tables/project-tables.ts';

/** 1 万元 is a million 分. */
const FEN = 1_000_000;

/** The lines that hang on a project, in their tables. */
export interface ProjectLines {
  readonly measures: readonly MeasuresTable[];
  readonly tranches: readonly TranchesTable[];
  readonly windows: readonly WindowsTable[];
  readonly amounts: readonly AmountsTable[];
}

/** The row of a record: money in 分, lists as JSON, keys to search and sort by derived from its texts. */
export function rowOf(record: ProjectRecord, key: ProgrammeKey): ProjectsTable {
  const { measures: _1, tranches: _2, windows: _3, amounts: _4, order, group, ...rest } = record;
  const { capital, om, central_fund, spent, ...plain } = rest;
  return {
    ...plain,
    city: key.city,
    programme: key.programme,
    order_no: order,
    group_id: group,
    capital_fen: fenOf(capital),
    om_fen: fenOf(om),
    central_fund_fen: fenOf(central_fund),
    spent_fen: fenOf(spent),
    profile: jsonOf(record.profile),
    tags: JSON.stringify(record.tags),
    reduces: JSON.stringify(record.reduces),
    uncertainty: jsonOf(record.uncertainty),
    name_sort: sortKey(record.name),
    search_key: searchKey(searchedText(record)),
    initials: initials([record.name, record.enterprise ?? ''].join(' ')),
    deleted_at: null,
    deleted_reason: null,
  };
}

/** The record of a row and its lines. */
export function recordOf(row: ProjectsTable, lines: ProjectLines): ProjectRecord {
  const { city: _1, programme: _2, name_sort: _3, search_key: _4, initials: _5, ...rest } = row;
  const { deleted_at: _6, deleted_reason: _7, order_no, group_id, ...kept } = rest;
  const { capital_fen, om_fen, central_fund_fen, spent_fen, ...plain } = kept;
  return {
    ...plain,
    order: order_no,
    group: group_id,
    crs: row.crs as ProjectInput['crs'],
    counted: row.counted as ProjectInput['counted'],
    mandate: row.mandate as ProjectInput['mandate'],
    origin: row.origin as ProjectInput['origin'],
    uptime: row.uptime ?? 1,
    capital: wanyuanOf(capital_fen),
    om: wanyuanOf(om_fen),
    central_fund: wanyuanOf(central_fund_fen),
    spent: wanyuanOf(spent_fen),
    profile: parsed(row.profile) as ProjectInput['profile'],
    tags: parsed(row.tags) as string[],
    reduces: parsed(row.reduces) as ProjectInput['reduces'],
    uncertainty: parsed(row.uncertainty) as ProjectInput['uncertainty'],
    measures: lines.measures.map(measureOf),
    tranches: lines.tranches.map(trancheOf),
    windows: lines.windows.map(windowOf),
    amounts: lines.amounts.map(amountOf),
  };
}

/** The lines of a record as rows, numbered in their order. */
export function linesOf(record: ProjectRecord, key: ProgrammeKey): ProjectLines {
  const of = { city: key.city, programme: key.programme, project: record.id };
  return {
    measures: record.measures.map((measure, seq) => ({
      ...of,
      ...measure,
      seq,
      inputs: JSON.stringify(measure.inputs),
    })),
    tranches: record.tranches.map((tranche, seq) => ({ ...of, ...tranche, seq })),
    windows: record.windows.map(({ from, until, share }, seq) => ({
      ...of,
      seq,
      from_day: from,
      until_day: until,
      share,
    })),
    amounts: record.amounts.map((amount) => ({ ...of, ...amount })),
  };
}

function measureOf(row: MeasuresTable): Measure {
  return { method: row.method, inputs: JSON.parse(row.inputs) as Measure['inputs'], basis: row.basis };
}

function trancheOf({ day, share, quantity, unit, status, evidence }: TranchesTable): Tranche {
  return { day, share, quantity, unit, status, evidence };
}

function windowOf(row: WindowsTable): SeasonWindow {
  return { from: row.from_day, until: row.until_day, share: row.share };
}

function amountOf({ city: _1, programme: _2, project: _3, ...amount }: AmountsTable): Amount {
  return { ...amount, pollutant: amount.pollutant as Amount['pollutant'] };
}

/** Everything `q` looks through, parted by a sign nobody types, so that no match runs from one field into the next. */
function searchedText(record: ProjectRecord): string {
  const { id, sender_code, name, enterprise, credit_code, permit, content, tags } = record;
  return [id, sender_code, name, enterprise, credit_code, permit, content, ...tags]
    .filter((text) => text !== null)
    .join('\u001f');
}

const fenOf = (wanyuan: number | null): number | null => (wanyuan === null ? null : Math.round(wanyuan * FEN));
const wanyuanOf = (fen: number | null): number | null => (fen === null ? null : fen / FEN);
const jsonOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
