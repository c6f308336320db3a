import type { Amount, Measure, ProjectInput, SeasonWindow, Tranche } from '../catalogue/project-schema.ts';
import { initials, searchKey, sortKey } from '../catalogue/search-key.ts';
import type { ProgrammeKey } from './programmes.ts';
import { ownRowsOf, ownValuesIn } from './own-values.ts';
import type { ProjectRecord } from './project-record.ts';
import type { OwnValuesTable } from './tables/own-field-tables.ts';
import type {
  AmountsTable,
  MeasuresTable,
  ProjectsTable,
  TranchesTable,
  WindowsTable,
} from './tables/project-tables.ts';
import { FEN } from '../catalogue/money.ts';

/** The lines that hang on a project, in their tables. */
export interface ProjectLines {
  readonly measures: readonly MeasuresTable[];
  readonly tranches: readonly TranchesTable[];
  readonly windows: readonly WindowsTable[];
  readonly amounts: readonly AmountsTable[];
  readonly own: readonly OwnValuesTable[];
}

/**
 * The row of a record: money in 分, lists as JSON, keys to search and sort by derived from its texts. Written out field by field:
 * spreading objects of seventy fields costs forty times as much, and a ledger reads thousands.
 */
export function rowOf(record: ProjectRecord, key: ProgrammeKey): ProjectsTable {
  return {
    city: key.city,
    programme: key.programme,
    id: record.id,
    sender_code: record.sender_code,
    name: record.name,
    category: record.category,
    type: record.type,
    process: record.process,
    enterprise: record.enterprise,
    credit_code: record.credit_code,
    permit: record.permit,
    industry: record.industry,
    district: record.district,
    area: record.area,
    zone: record.zone,
    lon: record.lon,
    lat: record.lat,
    crs: record.crs,
    content: record.content,
    source: record.source,
    activity: record.activity,
    activity_unit: record.activity_unit,
    uptime: record.uptime,
    until: record.until,
    profile: jsonOf(record.profile),
    capital_fen: fenOf(record.capital),
    om_fen: fenOf(record.om),
    central_fund_fen: fenOf(record.central_fund),
    spent_fen: fenOf(record.spent),
    life: record.life,
    rate: record.rate,
    fund_no: record.fund_no,
    plan_start: record.plan_start,
    plan_finish: record.plan_finish,
    start: record.start,
    finish: record.finish,
    run: record.run,
    started: record.started,
    finished: record.finished,
    effective: record.effective,
    progress: record.progress,
    step: record.step,
    status: record.status,
    paused_from: record.paused_from,
    pause_reason: record.pause_reason,
    problem: record.problem,
    lead: record.lead,
    owner: record.owner,
    phone: record.phone,
    tags: JSON.stringify(record.tags),
    counted: record.counted,
    mandate: record.mandate,
    mandate_doc: record.mandate_doc,
    order_no: record.order,
    group_id: record.group,
    reduces: JSON.stringify(record.reduces),
    uncertainty: jsonOf(record.uncertainty),
    parent: record.parent,
    replaces: record.replaces,
    merged_into: record.merged_into,
    origin: record.origin,
    name_sort: sortKey(record.name),
    enterprise_sort: keyOf(record.enterprise),
    lead_sort: keyOf(record.lead),
    owner_sort: keyOf(record.owner),
    search_key: searchKey(searchedText(record)),
    initials: initials([record.name, record.enterprise ?? ''].join(' ')),
    version: record.version,
    created: record.created,
    created_by: record.created_by,
    updated: record.updated,
    updated_by: record.updated_by,
    deleted_at: null,
    deleted_reason: null,
  };
}

function keyOf(text: string | null): string | null {
  return text === null ? null : sortKey(text);
}

/** The record of a row and its lines. */
export function recordOf(row: ProjectsTable, lines: ProjectLines): ProjectRecord {
  const record = builtInOf(row, lines);
  return lines.own.length === 0 ? record : Object.assign(record, ownValuesIn(lines.own));
}

function builtInOf(row: ProjectsTable, lines: ProjectLines): ProjectRecord {
  return {
    id: row.id,
    sender_code: row.sender_code,
    name: row.name,
    category: row.category,
    type: row.type,
    process: row.process,
    enterprise: row.enterprise,
    credit_code: row.credit_code,
    permit: row.permit,
    industry: row.industry,
    district: row.district,
    area: row.area,
    zone: row.zone,
    lon: row.lon,
    lat: row.lat,
    crs: row.crs as ProjectInput['crs'],
    content: row.content,
    source: row.source,
    activity: row.activity,
    activity_unit: row.activity_unit,
    measures: lines.measures.map(measureOf),
    reduces: parsed(row.reduces) as ProjectInput['reduces'],
    uptime: row.uptime ?? 1,
    until: row.until,
    profile: parsed(row.profile) as ProjectInput['profile'],
    tranches: lines.tranches.map(trancheOf),
    windows: lines.windows.map(windowOf),
    amounts: lines.amounts.map(amountOf),
    counted: row.counted as ProjectInput['counted'],
    mandate: row.mandate as ProjectInput['mandate'],
    mandate_doc: row.mandate_doc,
    capital: wanyuanOf(row.capital_fen),
    om: wanyuanOf(row.om_fen),
    life: row.life,
    rate: row.rate,
    central_fund: wanyuanOf(row.central_fund_fen),
    spent: wanyuanOf(row.spent_fen),
    fund_no: row.fund_no,
    plan_start: row.plan_start,
    plan_finish: row.plan_finish,
    start: row.start,
    finish: row.finish,
    run: row.run,
    started: row.started,
    finished: row.finished,
    effective: row.effective,
    progress: row.progress,
    step: row.step,
    status: row.status,
    problem: row.problem,
    lead: row.lead,
    owner: row.owner,
    phone: row.phone,
    tags: parsed(row.tags) as string[],
    order: row.order_no,
    group: row.group_id,
    parent: row.parent,
    replaces: row.replaces,
    uncertainty: parsed(row.uncertainty) as ProjectInput['uncertainty'],
    origin: row.origin as ProjectInput['origin'],
    paused_from: row.paused_from,
    pause_reason: row.pause_reason,
    merged_into: row.merged_into,
    version: row.version,
    created: row.created,
    created_by: row.created_by,
    updated: row.updated,
    updated_by: row.updated_by,
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
    own: ownRowsOf(record, key),
  };
}

function measureOf(row: MeasuresTable): Measure {
  return { method: row.method, inputs: JSON.parse(row.inputs) as Measure['inputs'], basis: row.basis };
}

function trancheOf({ day, share, quantity, done, unit, status, evidence }: TranchesTable): Tranche {
  return { day, share, quantity, done, unit, status, evidence };
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
