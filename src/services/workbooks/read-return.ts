import { readTonnes } from '../../catalogue/read-plain.ts';
import { judgeAmounts, levelBefore } from '../../catalogue/amount-rules.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { Amount } from '../../catalogue/project-schema.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { CUT_CODES } from '../../../models/statistics/vocabulary.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import type { Grid, GridRow } from '../../exchange/grid.ts';
import { columnFactor } from '../../exchange/header-key.ts';
import { findOfficialHeader, OFFICIAL_TARGETS, type OfficialColumn } from '../../exchange/official-columns.ts';
import { bindingOf, officialVocabulary, placeOf } from './workbook-columns.ts';
import { withLevel } from '../statistics/save-amounts.ts';

/** What a person says of a returned workbook: its paper and day hold for every row of it. */
export interface ReturnPaper {
  readonly document: string;
  readonly day: string | null;
}

/** One row of a returned workbook: the project it names and its amounts after it, or what is wrong. */
export interface ReturnRow {
  readonly row: number;
  readonly name: string;
  readonly record: ProjectRecord | null;
  readonly amounts: readonly Amount[];
  readonly problems: readonly Problem[];
  /** To be seen: a cut nobody explained. */
  readonly notes: readonly Problem[];
  /** To be confirmed before the row is written: tonnes approved that no level before ever stated. */
  readonly asks: readonly Problem[];
}

/** Words of the cut codes (without their number), so that a reason written out finds its code. */
export type CutWords = ReadonlyMap<string, string>;

/**
 * The rows of a returned workbook against the projects they name. Null when its table is not the one that was sent out. Empty cells and
 * rows without a project change nothing.
 */
export function readReturn(
  grid: Grid,
  workbook: WorkbooksTable,
  records: readonly ProjectRecord[],
  paper: ReturnPaper,
  words: CutWords,
): readonly ReturnRow[] | null {
  const { columns } = bindingOf(workbook);
  const place = findOfficialHeader(grid, placeOf(workbook), columns, officialVocabulary());
  if (place === null) return null;
  const bound = columns.filter(({ target }) => target !== null);
  const find = finder(records);
  const seen = new Map<string, number>();
  return grid.rows
    .filter(({ number }) => number >= place.row + place.depth)
    .flatMap((row): ReturnRow[] => {
      const text = (key: string): string => {
        const at = bound.find(({ target }) => target === key)?.index;
        return at === undefined ? '' : (row.cells[at] ?? '').trim();
      };
      const [id, name] = [text('id'), text('name')];
      const answered = bound.some(
        ({ target, index }) => isAnswer(target, workbook.level) && (row.cells[index] ?? '').trim() !== '',
      );
      if ((id === '' && name === '') || !answered) return [];
      const found = find({ id, name, enterprise: text('enterprise'), code: text('credit_code') });
      const whole = { row: row.number, name: name || id, amounts: [], notes: [], asks: [] };
      if (found.kind !== 'one')
        return [
          {
            ...whole,
            record: null,
            problems: [problem(id === '' ? 'name' : 'id', `return-${found.kind}`, { value: id || name })],
          },
        ];
      const { record } = found;
      const before = seen.get(record.id);
      if (before !== undefined)
        return [{ ...whole, record, problems: [problem('id', 'duplicate-row', { row: before })] }];
      seen.set(record.id, row.number);
      return [{ ...whole, record, name: record.name, ...answerOf(row, bound, record, workbook, paper, words) }];
    });
}

function isAnswer(target: string | null, level: string): boolean {
  const meant = OFFICIAL_TARGETS.get(target ?? '');
  return meant?.kind === 'amount' && meant.level === level;
}

function answerOf(
  { cells }: GridRow,
  bound: readonly OfficialColumn[],
  record: ProjectRecord,
  { level }: WorkbooksTable,
  paper: ReturnPaper,
  words: CutWords,
): Pick<ReturnRow, 'amounts' | 'problems' | 'notes' | 'asks'> {
  const problems: Problem[] = [];
  const lines: Amount[] = [];
  const cell = (key: string): string => {
    const at = bound.find(({ target }) => target === key)?.index;
    return at === undefined ? '' : (cells[at] ?? '').normalize('NFC').trim();
  };
  for (const column of bound) {
    const meant = OFFICIAL_TARGETS.get(column.target!);
    if (meant?.kind !== 'amount' || meant.level !== level) continue;
    const typed = (cells[column.index] ?? '').trim();
    const read = readTonnes(column.target!, typed);
    const factor = columnFactor('t/a', column.unit);
    if (!read.ok) problems.push(...read.problems);
    else if (factor === null && typed !== '')
      problems.push(problem(column.target!, 'unit-unknown', { value: column.header, unit: 't/a' }));
    else if (read.value !== null) {
      const reason = cell(`cut.${meant.pollutant}`) || cell('cut');
      const tonnes = factor === 1 || factor === null ? read.value : Number((read.value * factor).toPrecision(15));
      lines.push(lineOf(record, { pollutant: meant.pollutant, level, tonnes }, reason, paper, words));
    }
  }
  const pollutants = lines.map(({ pollutant }) => pollutant);
  const amounts = withLevel(record.amounts, { level, pollutants, lines, confirmed: true });
  const findings = judgeAmounts(amounts, record.amounts);
  const worded = (kind: 'raised' | 'cut', code: string): readonly Problem[] =>
    findings
      .filter((finding) => finding.kind === kind)
      .map(({ pollutant, before, tonnes }) =>
        problem(`amount.${pollutant}.${level}`, code, { pollutant, before: before ?? 0, tonnes }),
      );
  return {
    amounts,
    problems: [...problems, ...worded('raised', 'return-raised')],
    notes: worded('cut', 'return-unexplained'),
    asks: undeclared(lines, amounts, record),
  };
}

/** What was never stated counts as nothing (未报): tonnes approved of it are a rise from 0 that somebody has to have looked at. */
function undeclared(
  lines: readonly Amount[],
  amounts: readonly Amount[],
  { amounts: before }: ProjectRecord,
): readonly Problem[] {
  return lines
    .filter((line) => line.tonnes > 0 && line.level !== 'declared' && !before.includes(line))
    .filter(({ pollutant, level }) => levelBefore(amounts, pollutant, level) === null)
    .map(({ pollutant, level, tonnes }) =>
      problem(`amount.${pollutant}.${level}`, 'return-undeclared', { pollutant, tonnes }),
    );
}

/** A line as the paper has it; a reason is kept only where the amount fell or rose. */
function lineOf(
  record: ProjectRecord,
  stated: Pick<Amount, 'pollutant' | 'level' | 'tonnes'>,
  reason: string,
  { document, day }: ReturnPaper,
  words: CutWords,
): Amount {
  const old = record.amounts.find(({ level, pollutant }) => level === stated.level && pollutant === stated.pollutant);
  // What already stands is no new answer: it keeps the paper it came by.
  if (old !== undefined && isSame(old, stated.tonnes, reason)) return old;
  const bare: Amount = { ...stated, day, document, batch: null, cut_code: null, cut_reason: null };
  const differs = judgeAmounts(
    [
      ...record.amounts.filter(({ level, pollutant }) => level !== stated.level || pollutant !== stated.pollutant),
      bare,
    ],
    record.amounts,
  ).some(
    ({ kind, level, pollutant }) => kind !== 'document' && level === stated.level && pollutant === stated.pollutant,
  );
  if (!differs || reason === '') return bare;
  const numbered = /R\d\d/i.exec(reason)?.[0].toUpperCase();
  const known =
    (CUT_CODES as readonly string[]).find((code) => code === numbered) ?? words.get(searchKey(reason)) ?? null;
  // The code stands in its own column: before the words it would be read twice.
  const said = known === numbered ? withoutCode(reason) : reason;
  return { ...bare, cut_code: known, cut_reason: said.slice(0, 500) || null };
}

const withoutCode = (reason: string): string => reason.replace(/^R\d\d[\s:：、.]*/i, '');

function isSame(old: Amount, tonnes: number, reason: string): boolean {
  const known = [old.cut_code, old.cut_reason].filter((part) => part !== null).join(' ');
  const near = Math.abs(old.tonnes - tonnes) <= 1e-9 * Math.max(Math.abs(old.tonnes), Math.abs(tonnes));
  const said = old.cut_code !== null && reason.startsWith(old.cut_code) ? withoutCode(reason) : reason;
  return near && (reason === '' || reason === known || said === (old.cut_reason ?? ''));
}

type Found = { readonly kind: 'one'; readonly record: ProjectRecord } | { readonly kind: 'unknown' | 'ambiguous' };

/** By our number where the workbook carries it, else by name, with enterprise and code where they stand beside it. */
function finder(records: readonly ProjectRecord[]) {
  const byId = new Map(records.map((record) => [record.id, record]));
  const byName = new Map<string, ProjectRecord[]>();
  for (const record of records) {
    const key = searchKey(record.name);
    byName.set(key, [...(byName.get(key) ?? []), record]);
  }
  return ({ id, name, enterprise, code }: Readonly<Record<'id' | 'name' | 'enterprise' | 'code', string>>): Found => {
    if (id !== '') {
      const record = byId.get(id.toUpperCase());
      return record === undefined ? { kind: 'unknown' } : { kind: 'one', record };
    }
    const named = byName.get(searchKey(name)) ?? [];
    const fits = named.filter(
      (record) =>
        (enterprise === '' || record.enterprise === null || searchKey(record.enterprise) === searchKey(enterprise)) &&
        (code === '' || record.credit_code === null || searchKey(record.credit_code) === searchKey(code)),
    );
    if (fits.length === 1) return { kind: 'one', record: fits[0]! };
    return { kind: fits.length === 0 ? 'unknown' : 'ambiguous' };
  };
}
