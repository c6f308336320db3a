import { ownKindOf } from '../../catalogue/own-key.ts';
import type { ProjectInput } from '../../catalogue/project-schema.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { statusOf, type Step } from '../../catalogue/steps.ts';
import type { SampleRow } from './sample-csv.ts';
import { optional, optionalNumber, required, type SampleReader } from './sample-files.ts';
import { FEN } from '../../catalogue/money.ts';

const TEXTS = [
  'id', 'name', 'category', 'type', 'process', 'enterprise', 'credit_code', 'permit', 'industry', 'district', 'area', 'zone', 'crs', 'content', 'source',
  'activity_unit', 'until', 'fund_no', 'plan_start', 'plan_finish', 'start', 'finish', 'run', 'started', 'finished', 'effective', 'step', 'problem', 'lead',
  'owner', 'phone', 'counted', 'mandate', 'mandate_doc', 'origin',
]; // prettier-ignore
const NUMBERS = ['lon', 'lat', 'activity', 'uptime', 'life', 'rate', 'progress'];
const MONEY = ['capital', 'om', 'central_fund', 'spent'];

/**
 * The records of projects.csv with their lines; `versionOf` says how often a row was written. They are taken as they stand: that every one of them
 * passes the schema of what people enter is a test of the sample, and checking 3,000 of them at every first start would double its time.
 */
export function sampleRecords(read: SampleReader, versionOf: (project: string) => number): ProjectRecord[] {
  const linesOf = (file: string) => groupRows(read(file), (row) => required(row, 'project'));
  const lines = {
    measures: linesOf('measures.csv'),
    tranches: linesOf('tranches.csv'),
    windows: linesOf('windows.csv'),
    amounts: linesOf('amounts.csv'),
  };
  const own = linesOf('own-values.csv');
  return read('projects.csv').map((row) => {
    const id = required(row, 'id');
    const of = (file: keyof typeof lines) => lines[file].get(id) ?? [];
    const input = Object.assign(plainFields(row), {
      measures: of('measures').map((line) => ({
        method: required(line, 'method'),
        inputs: JSON.parse(required(line, 'inputs')) as unknown,
        basis: required(line, 'basis'),
      })),
      tranches: of('tranches').map((line) => ({
        ...textsOf(line, ['day', 'unit', 'status', 'evidence']),
        ...numbersOf(line, ['share', 'quantity']),
        done: null,
      })),
      windows: of('windows').map((line) => ({
        from: required(line, 'from_day'),
        until: required(line, 'until_day'),
        ...numbersOf(line, ['share']),
      })),
      amounts: of('amounts').map((line) => ({
        ...textsOf(line, ['pollutant', 'level', 'day', 'document', 'batch', 'cut_code', 'cut_reason']),
        ...numbersOf(line, ['tonnes']),
      })),
    });
    return recordOf(row, withOwn(input as ProjectInput, own.get(id) ?? []), versionOf(id));
  });
}

/** The input with what the fields of the city's own say at last. */
function withOwn(input: ProjectInput, rows: readonly SampleRow[]): ProjectInput {
  const values = rows.map((row): [string, string | number] => {
    const [field, value] = [required(row, 'field'), required(row, 'to')];
    return [field, ownKindOf(field) === 'number' ? Number(value) : value];
  });
  return Object.assign(input, Object.fromEntries(values));
}

function plainFields(row: SampleRow) {
  const fields: Record<string, unknown> = {};
  for (const name of TEXTS) fields[name] = optional(row, name);
  for (const name of NUMBERS) fields[name] = optionalNumber(row, name);
  for (const name of MONEY) {
    const fen = optionalNumber(row, `${name}_fen`);
    fields[name] = fen === null ? null : fen / FEN;
  }
  return Object.assign(fields, {
    profile: parsed(row, 'profile'),
    reduces: parsed(row, 'reduces'),
    tags: optional(row, 'tags')?.split(' ') ?? [],
    order: optionalNumber(row, 'order_no'),
    group: null,
    sender_code: null,
    parent: null,
    replaces: null,
    uncertainty: null,
  });
}

function recordOf(row: SampleRow, input: ProjectInput, version: number): ProjectRecord {
  return Object.assign(input, {
    id: required(row, 'id'),
    status: statusOf(input.step as Step),
    paused_from: null,
    pause_reason: null,
    merged_into: null,
    version,
    created: instant(required(row, 'created')),
    created_by: required(row, 'created_by'),
    updated: instant(required(row, 'updated')),
    updated_by: required(row, 'updated_by'),
  });
}

/** Instants stand in the files to the minute. */
export function instant(text: string): string {
  return new Date(text).toISOString();
}

function textsOf(row: SampleRow, names: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, optional(row, name)]));
}

function numbersOf(row: SampleRow, names: readonly string[]): Record<string, number | null> {
  return Object.fromEntries(names.map((name) => [name, optionalNumber(row, name)]));
}

function parsed(row: SampleRow, column: string): unknown {
  const json = optional(row, column);
  return json === null ? null : JSON.parse(json);
}
