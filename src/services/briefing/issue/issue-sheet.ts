import { may } from '../../../catalogue/roles.ts';
import { takeNumbers } from '../../../db/counters.ts';
import type { Reader, Writer } from '../../../db/reader.ts';
import type { Scope } from '../../../db/scope.ts';
import { figuresOfSheet, keepIssue } from '../../../db/sheets.ts';
import type { ProgrammesTable } from '../../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../../db/tables/run-tables.ts';
import type { SheetsTable } from '../../../db/tables/sheet-tables.ts';
import { activePeople } from '../../../db/users.ts';
import { shanghaiDay } from '../../../words/day.ts';
import { type Locale, translator } from '../../../words/messages.ts';
import type { Actor } from '../../actor.ts';
import { incompleteTotals } from '../../../catalogue/incomplete-inputs.ts';
import { endCase, openCase } from '../../supervision/open-case.ts';
import { isCurrent } from '../../scenarios/run-freshness.ts';
import { readKept } from '../../scenarios/run-inputs-kept.ts';
import { changedFigures, visibleChanges } from './changed-figures.ts';
import { auditSheet, sheetAt, step, type Stepped, type Stopped, stopped, type VersionOf } from './draft-sheets.ts';
import { figureOfRow, figureRows } from '../figure-rows.ts';
import { type Correction, issuedForm, type IssueNumber, issueText, numberOf } from './issued-form.ts';
import { sealSvg } from '../print/seal-svg.ts';
import { keptContent } from './kept-content.ts';
import { dayText } from '../sentences.ts';
import type { Sheet } from '../sheet.ts';
import { localeOfRow, sha256, sheetOfRow, strangeNumbers } from '../sheet-of-row.ts';
import { shortCode } from './short-code.ts';

/** As many projects as a refusal names. */
const NAMED = 5;

export interface Issuing {
  readonly scope: Scope;
  readonly programme: ProgrammesTable;
  /** Sets the finished sheet as its file. */
  readonly render: (sheet: Sheet, locale: Locale) => string;
  /** The address a code is opened at; null = the code is printed as text only. */
  readonly traceAddress: (code: string) => string | null;
  /** Numbers in texts written by hand that are no figures were seen and are meant. */
  readonly confirmed: boolean;
}

/**
 * 签发: freezes a reviewed sheet for ever – its number (第N期 of the year of its as-of day, 总第M期), order, run, model, fingerprint, every figure
 * with its projects and hash, the finished file and its SHA-256. Refused with a reason when it would freeze something that is not right;
 * then no number is taken.
 */
export async function issueSheet(trx: Writer, actor: Actor, issuing: Issuing, at: VersionOf): Promise<Stepped> {
  const { scope, programme } = issuing;
  return step(trx, scope, at, ['reviewed'], async (row) => {
    if (row.reviewed_by === actor.person.id && (await othersMayReview(trx, scope.city, actor.person.id)))
      return stopped('own-review');
    const drafted = await sheetOfRow({ reader: trx, scope, programme }, row);
    if (!drafted.ok) return stopped(drafted.code === 'stale' ? 'stale' : 'not-made');
    const { run, sheet } = drafted;
    if (!(await isCurrent(trx, programme, run))) return stopped('stale');
    // A reminder of nothing would take a number and ask nobody for an answer.
    if (sheet.kind === 'supervision' && sheet.task === undefined && row.corrects === null)
      return stopped('nothing-late');
    const lacking = lackingInputs(run);
    if (lacking !== null) return stopped('incomplete', lacking);
    const strange = strangeNumbers(drafted);
    if (strange.length > 0 && !issuing.confirmed) return stopped('numbers', { numbers: strange });

    const locale = localeOfRow(row);
    const t = translator(locale);
    const correction = await correctionOf(trx, scope, row, sheet);
    const issue = await takeNumber(trx, row);
    const code = shortCode([row.city, row.programme, row.id, run.fingerprint, actor.now.toISOString()]);
    const address = issuing.traceAddress(code);
    const by = actor.person.displayName;
    const day = dayText(shanghaiDay(actor.now), t);
    const svg = address === null ? '' : sealSvg(address);
    const finished = issuedForm(sheet, { ...issue, code, sealSvg: svg, by, day, correction }, t);
    const html = issuing.render(finished, locale);
    await keepIssue(trx, row, { html, content: keptContent(finished) }, figureRows(sheet.figures));
    if (sheet.task !== undefined) await openCase(trx, actor, row, sheet.task);
    if (row.corrects !== null)
      await endCase(
        trx,
        actor,
        { ...row, id: row.corrects },
        t('supervision.corrected', { number: issueText(row.kind, issue, t) }),
      );
    await auditSheet(trx, actor, row, 'issue', [
      ['number', null, `${String(issue.year)}-${String(issue.number)} (${String(issue.total)})`],
      ['state', row.state, 'issued'],
    ]);
    return {
      ...issue,
      code,
      state: 'issued',
      issued: actor.now.toISOString(),
      issued_by: actor.person.id,
      issued_name: by,
      model_version: run.model_version,
      fingerprint: run.fingerprint,
      html_sha256: sha256(html),
    };
  });
}

/** What the run's tonnes lack, in numbers and the first names; null = nothing, or made before this was kept. Costs stand in no sum of tonnes. */
export function lackingInputs(run: RunsTable): Stopped['params'] | null {
  const incomplete = readKept(run)?.incomplete;
  if (incomplete === undefined || !incompleteTotals(incomplete).tonnes) return null;
  const { noDate, noAmounts, noBase } = incomplete;
  const names = [...new Set([...noDate, ...noAmounts])].slice(0, NAMED);
  const zones = [...new Set(noBase.map(({ zone }) => zone))];
  return {
    dates: noDate.length,
    amounts: noAmounts.length,
    bases: noBase.length,
    names: names.length > 0 ? names : '—',
    zones: zones.length > 0 ? zones : '—',
  };
}

/** 作废: the sheet stays listed and readable, its number is never used again. */
export async function withdrawSheet(
  trx: Writer,
  actor: Actor,
  scope: Scope,
  at: VersionOf,
  reason: string,
): Promise<Stepped> {
  if (reason === '') return stopped('no-reason');
  return step(trx, scope, at, ['issued'], async (row) => {
    await endCase(trx, actor, row, reason);
    await auditSheet(trx, { ...actor, reason }, row, 'withdraw', [['state', row.state, 'withdrawn']]);
    return {
      state: 'withdrawn',
      withdrawn: actor.now.toISOString(),
      withdrawn_name: actor.person.displayName,
      withdrawn_reason: reason,
    };
  });
}

/** Is there anybody else who could have read the draft? Where one person does everything, nobody waits for a second. */
async function othersMayReview(reader: Reader, city: string, person: string): Promise<boolean> {
  const people = await activePeople(reader, city);
  return people.some(({ id, role }) => id !== person && may(role, 'briefing.draft'));
}

/** The next number of a kind, in the year of the as-of day and of all years; both are given back when the transaction fails. */
async function takeNumber(trx: Writer, { city, kind, as_of: asOf }: SheetsTable): Promise<IssueNumber> {
  const year = Number(asOf.slice(0, 4));
  const number = await takeNumbers(trx, city, `issue/${kind}/${String(year)}`);
  return { year, number, total: await takeNumbers(trx, city, `issue/${kind}`) };
}

async function correctionOf(reader: Reader, scope: Scope, row: SheetsTable, sheet: Sheet): Promise<Correction | null> {
  if (row.corrects === null) return null;
  const corrected = await sheetAt(reader, scope, row.corrects);
  const before = (await figuresOfSheet(reader, scope, corrected.id)).map(figureOfRow);
  return {
    of: numberOf(corrected)!,
    reason: row.reason ?? '',
    changed: visibleChanges(changedFigures(before, sheet.figures)),
  };
}
