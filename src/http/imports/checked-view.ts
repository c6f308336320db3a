import {
  countImportRows,
  importProblems,
  importRowsPage,
  reasonCounts,
  type FindingFilter,
} from '../../db/import-findings.ts';
import type { Reader } from '../../db/reader.ts';
import type { ImportProblemsTable, ImportRowsTable } from '../../db/tables/import-tables.ts';
import { paths } from '../../paths.ts';
import type { CheckSummary } from '../../services/imports/check-import.ts';
import { changeText } from '../../services/changes/change-text.ts';
import { reasonOfRow } from '../../services/imports/import-session.ts';
import { importWarnings, skippedSentences } from '../../services/imports/import-warnings.ts';
import type { CityLists } from '../../services/options.ts';
import { wordedLists } from '../../services/projects/worded-lists.ts';
import { signed } from '../../words/number.ts';
import { pager } from '../pager.ts';
import type { Request_ } from '../request.ts';
import { ignoredIn } from '../ignored.ts';
import { field } from '../field.ts';
import { answersFor, isReminder } from './answers.ts';
import type { ImportAt } from './import-at.ts';
import { saidOnce, wordFinding } from './word-finding.ts';

const PER_PAGE = 200;
const GRADES = ['red', 'yellow', 'green'] as const;
const CHANGES_SHOWN = 12;

/** The dry run: what would happen, row by row, with every reason; counts that filter; the effect on zones and districts. */
export async function checkedView(request: Request_, db: Reader, { row, seen, choices }: ImportAt) {
  const { t, locale, programme, query } = request;
  const { counts, effect, moved, stopped, ...named } = JSON.parse(row.summary ?? '') as CheckSummary;
  const lists = await wordedLists(db, programme, locale);
  const reasons = await reasonCounts(db, row);
  const filter = filterOf(
    query,
    reasons.map(({ code }) => code),
  );
  const total = await countImportRows(db, row, filter);
  const page = Math.min(
    Math.max(1, Number(/^\d{1,6}$/.exec(query.get('page') ?? '')?.[0] ?? 1)),
    Math.max(1, Math.ceil(total / PER_PAGE)),
  );
  const rows = await importRowsPage(db, row, filter, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
  const problems = await importProblems(
    db,
    row,
    rows.map((one) => one.row),
  );
  const { id } = row;
  const link = (set: FindingFilter, to = 1) => paths.import.to({ id }, { ...set, page: to === 1 ? undefined : to });
  const graded = { red: counts.rejected, yellow: counts.open, green: counts.rows - counts.rejected - counts.open };
  const blocked = counts.rejected + counts.open;
  const good = counts.created + counts.updated;
  const sure = new Set(choices.sure);
  const moving = Object.entries(effect.zones).filter(([, { nox, voc }]) => Math.abs(nox) + Math.abs(voc) > 1e-9);
  return {
    ignored: ignoredIn(query, { ...filter, page }),
    counts: (['rows', 'created', 'updated', 'unchanged', 'open', 'rejected'] as const).map((key) => ({
      name: t(`imports.${key}`),
      value: counts[key],
    })),
    moved: moved === undefined ? null : t('imports.moved', { count: moved }),
    stopped: stopped === true,
    bad: blocked > 0 || counts.rows === 0,
    sentence:
      blocked > 0
        ? t('imports.not-ready', { rejected: counts.rejected, open: counts.open })
        : t(counts.rows === 0 ? 'imports.no-rows' : 'imports.ready', { rows: counts.rows }),
    mayWriteAll: blocked === 0 && good > 0,
    mayWriteGood: good > 0,
    hasDoubles: reasons.some(({ code, grade }) => grade === 'yellow' && code === 'double-likely'),
    sure: reasons.some(isReminder)
      ? field(
          {
            name: 'sure_reason',
            label: t('imports.sure-reason'),
            value: choices.sureReason,
            hint: t('imports.sure-hint'),
            wide: true,
            maxLength: 500,
          },
          [],
        )
      : null,
    filters: [
      {
        href: link({}),
        label: t('imports.filter-all', { count: counts.rows }),
        current: filter.grade === undefined && filter.reason === undefined,
      },
      ...GRADES.filter((grade) => graded[grade] > 0).map((grade) => ({
        href: link({ grade }),
        label: t('imports.filter-grade', { grade: t(`imports.grade-${grade}`), count: graded[grade] }),
        current: filter.grade === grade,
      })),
      ...reasons.map(({ code, count }) => ({
        href: link({ reason: code }),
        label: t('imports.filter-reason', { reason: t(`imports.reason-${reasonFamily(code)}`), count }),
        current: filter.reason === code,
      })),
    ],
    encoding: seen.encoding === null ? null : t('imports.encoding', { encoding: seen.encoding }),
    warnings: importWarnings(named, seen.hidden, seen.beyond ?? 0, t),
    skipped: skippedSentences(seen.skipped, t),
    zones: moving.map(([zone, { nox, voc }]) => ({
      name: nameIn(lists.zones, zone),
      nox: signed(nox, 1),
      voc: signed(voc, 1),
    })),
    districts: Object.entries(effect.districts)
      .filter(([, count]) => count !== 0)
      .map(([code, count]) => ({ name: nameIn(lists.districts, code), count: signed(count, 0) })),
    rows: rows.map((one) =>
      rowView(
        one,
        problems.filter((found) => found.row === one.row),
        { choices, sure },
        lists,
        request,
      ),
    ),
    pager: pager({ total, page, per: PER_PAGE }, (to) => link(filter, to), t),
    downloads: (['csv', 'json'] as const).map((format) => ({
      href: `${paths.importProblems.to({ id })}.${format}`,
      format,
    })),
    noTonnes: moving.length > 0 ? null : counts.created > 0 ? t('imports.effect-none') : t('imports.effect-same'),
    hasEffect: counts.created + counts.updated > 0,
    hasProblems: blocked > 0,
  };
}

function filterOf(query: URLSearchParams, codes: readonly string[]): FindingFilter {
  const grade = GRADES.find((known) => known === query.get('grade'));
  const reason = codes.find((code) => code === query.get('reason'));
  return { ...(grade === undefined ? {} : { grade }), ...(reason === undefined ? {} : { reason }) };
}

function rowView(
  { row, grade, kind, project, name, changes, notes }: ImportRowsTable,
  problems: readonly ImportProblemsTable[],
  { choices, sure }: { readonly choices: ImportAt['choices']; readonly sure: ReadonlySet<number> },
  lists: CityLists,
  { t }: Request_,
) {
  const chip = { green: 'is-green', yellow: 'is-yellow', red: 'is-red' }[grade];
  const all = JSON.parse(changes) as { field: string; from: unknown; to: unknown }[];
  const text = (field: string, value: unknown): string => changeText(field, value, lists, t);
  return {
    row,
    chip,
    grade: t(`imports.grade-${grade}`),
    kind: t(`imports.kind-${kind}`),
    name,
    href: project === null ? null : paths.project.to({ id: project }),
    problems: problems.map((one) => saidOnce(one.code, wordFinding(one, lists, t))),
    changes: all
      .slice(0, CHANGES_SHOWN)
      .map(({ field, from, to }) => ({ name: t(`fields.${field}`), from: text(field, from), to: text(field, to) })),
    more: all.length > CHANGES_SHOWN ? t('imports.more-changes', { count: all.length - CHANGES_SHOWN }) : null,
    notes: (JSON.parse(notes) as { column: string; code: string; params: Record<string, string> }[]).map(
      ({ column, code, params }) => t('imports.note', { column, text: t(`problems.${code}`, params) }),
    ),
    answer: answersFor(row, problems, choices.answers, t),
    reminder: problems.some(isReminder) ? { name: `r${String(row)}`, label: t('imports.sure-row', { row }) } : null,
    confirmed: sure.has(row) ? t('imports.sure-given', { reason: reasonOfRow(choices, row) }) : null,
  };
}

/** Reasons are told apart by what a person has to do about them. */
function reasonFamily(code: string): string {
  return REASONS.find((known) => known === code) ?? 'other';
}

const REASONS = [
  'required', 'unknown-option', 'number-typed', 'number-estimate', 'number-range', 'out-of-range', 'percent-as-fraction', 'unit-unknown', 'day-typed', 'end-before-start',
  'credit-code-shape', 'credit-code-check', 'credit-code-destroyed', 'code-destroyed', 'error-cell', 'unknown-project', 'bad-number', 'duplicate-row', 'stale-version', 'moved-since-check',
  'foreign-district', 'double-certain', 'double-likely', 'above-base', 'removal-too-high', 'cost-unusual', 'point-outside', 'credit-code-inner', 'needed-with-capital', 'needed-when-built', 'type-other-category', 'plan-frozen',
] as const; // prettier-ignore

function nameIn(options: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return options.find((option) => option.id === id)?.name ?? (id === '' ? '—' : id);
}
