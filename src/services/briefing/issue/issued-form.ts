import type { SheetsTable } from '../../../db/tables/sheet-tables.ts';
import type { Translate } from '../../../words/messages.ts';
import { signed } from '../../../words/number.ts';
import { type Annex, figure, short, words } from '../bulletin/annex.ts';
import type { ChangedFigure } from './changed-figures.ts';
import type { Figure, Sheet } from '../sheet.ts';

/** 第N期（总第M期） of a year. */
export interface IssueNumber {
  readonly year: number;
  readonly number: number;
  readonly total: number;
}

/** What an issue adds to the sheet that was reviewed. */
export interface Issue extends IssueNumber {
  readonly code: string;
  readonly sealSvg: string;
  readonly by: string;
  readonly day: string;
  readonly correction: Correction | null;
}

/** Which issue is corrected, why, and what differs. */
export interface Correction {
  readonly of: IssueNumber;
  readonly reason: string;
  readonly changed: readonly ChangedFigure[];
}

/** How an issue is numbered: a 督办单 as a letter (督办〔2023〕3号), anything else as a periodical (2023年第3期（总第3期）). */
export function issueText(kind: string, { year, number: count, total }: IssueNumber, t: Translate): string {
  return kind === 'supervision'
    ? t('supervision.number', { year, number: count })
    : t('briefings.issued.number', { year, number: count, total });
}

/** The number of a row that was issued; null for a draft. */
export function numberOf({
  year,
  number: count,
  total,
}: Pick<SheetsTable, 'year' | 'number' | 'total'>): IssueNumber | null {
  return year === null || count === null || total === null ? null : { year, number: count, total };
}

/** The sheet as it leaves the house: numbered, signed at its foot, with its code, and saying what it corrects. */
export function issuedForm(sheet: Sheet, issue: Issue, t: Translate): Sheet {
  const { kind } = sheet;
  const own = issueText(kind, issue, t);
  const { correction, code, by, day } = issue;
  const old = correction === null ? '' : issueText(kind, correction.of, t);
  const title = correction === null ? own : t('briefings.issued.corrects', { own, old });
  const trace = t('briefings.issued.trace', { number: title, by, day, code: spacedCode(code) });
  return {
    ...sheet,
    masthead: sheet.masthead === null ? null : { ...sheet.masthead, issue: title },
    annexes: correction === null ? sheet.annexes : [correctionAnnex(correction, old, t), ...sheet.annexes],
    colophon: { ...sheet.colophon, trace: [...sheet.colophon.trace, trace] },
    seal: { code: spacedCode(code), svg: issue.sealSvg },
  };
}

/** As it is read aloud: ABCD-EFGH. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** 更正说明: old and new of every figure that differs, and why. */
function correctionAnnex({ reason, changed }: Correction, old: string, t: Translate): Annex {
  return {
    number: t('briefings.issued.correction'),
    title: t('briefings.issued.correction-title', { old }),
    note: t('briefings.issued.correction-note', { reason }),
    head: [
      words(t('briefings.issued.figure')),
      figure(t('briefings.issued.was')),
      figure(t('briefings.issued.is')),
      figure(t('briefings.issued.difference')),
      short(t('briefings.column.unit-of')),
    ],
    rows: changed.map(({ label, before, after }) => [
      words(label),
      figure(exactText(before)),
      figure(exactText(after)),
      figure(differenceText(before, after)),
      short(unitText((after ?? before)!, t)),
    ]),
    foot: [],
    empty: t('briefings.issued.nothing-changed'),
    charts: [],
    layout: 'below',
  };
}

/** As printed, with the sign a sentence says in words. */
export function exactText(figure: Figure | null): string {
  if (figure === null) return '—';
  return figure.value < 0 && /[1-9]/.test(figure.printed) && !figure.printed.startsWith('−')
    ? `−${figure.printed}`
    : figure.printed;
}

/** Later minus earlier, of what is printed of both: whoever takes the one from the other on paper comes to the same. */
export function differenceText(before: Figure | null, after: Figure | null): string {
  if (before === null || after === null) return '—';
  const [was, now] = [before, after].map((one) => exactText(one).replace('−', '-')) as [string, string];
  const decimals = Math.max(...[was, now].map((text) => text.split('.')[1]?.length ?? 0));
  return signed(Number(now) - Number(was), decimals);
}

export function unitText({ unit }: Pick<Figure, 'unit'>, t: Translate): string {
  return t(`briefings.unit.${unit}`);
}
