import type { Reader } from '../../db/reader.ts';
import { projectNames } from '../../db/project-names.ts';
import { figuresOfSheet, lastIssued } from '../../db/sheets.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { paths } from '../../paths.ts';
import { changedFigures, visibleChanges } from '../../services/briefing/issue/changed-figures.ts';
import {
  type ChangedPart,
  type ChangedProject,
  changedProjects,
} from '../../services/briefing/issue/changed-projects.ts';
import { tonnesDigits } from '../../services/briefing/figure-makers.ts';
import { figureOfRow } from '../../services/briefing/figure-rows.ts';
import { differenceText, exactText, unitText } from '../../services/briefing/issue/issued-form.ts';
import type { Sheet } from '../../services/briefing/sheet.ts';
import type { Translate } from '../../words/messages.ts';
import { number, signed } from '../../words/number.ts';
import type { Request_ } from '../request.ts';
import { sheetName } from './sheet-rows.ts';

/** Projects as many as a page holds. */
const SHOWN = 100;

/** What differs from the last issue for the same order, figure by figure and project by project; null when there was none. */
export async function sinceLastIssue({ t, scope }: Request_, db: Reader, row: SheetsTable, sheet: Sheet) {
  const last = await lastIssued(db, row, row);
  if (last === undefined) return null;
  const before = (await figuresOfSheet(db, row, last.id)).map(figureOfRow);
  const projects = changedProjects(before, sheet.figures);
  const shown = projects.slice(0, SHOWN);
  const names = await projectNames(db, scope, shown.map(({ project }) => project)); // prettier-ignore
  const count = (kind: ChangedProject['kind']) => projects.filter((one) => one.kind === kind).length;
  return {
    name: sheetName(last, t),
    href: paths.issuedSheet.to({ id: last.id }),
    asOf: last.as_of,
    rows: visibleChanges(changedFigures(before, sheet.figures)).map(({ label, before: was, after }) => ({
      label,
      was: exactText(was),
      now: exactText(after),
      difference: differenceText(was, after),
      unit: unitText((after ?? was)!, t),
    })),
    moved: t('briefings.since.sentence', { came: count('came'), left: count('left'), changed: count('changed') }),
    projects: shown.map(({ project, kind, parts }) => ({
      id: project,
      name: names.get(project) ?? project,
      href: names.has(project) ? paths.project.to({ id: project }) : null,
      kind: t(`briefings.since.${kind}`),
      chip: CHIPS[kind],
      parts: parts.map((part) => partText(part, t)).join(t('briefings.since.joint')),
    })),
    more: projects.length > SHOWN ? t('briefings.since.more', { count: projects.length - SHOWN }) : '',
  };
}

const CHIPS = { came: 'is-green', left: 'is-grey', changed: 'is-blue' } as const;

/** 列入逾期项目; 已建成季节减排 NOx 3.2 → 4.1 吨. */
function partText({ label, unit, before, after }: ChangedPart, t: Translate): string {
  if (unit === 'count') return t(after === null ? 'briefings.since.out-of' : 'briefings.since.into', { label });
  const text = (value: number | null): string => (value === null ? '—' : amountText(value, unit));
  return t('briefings.since.from-to', { label, was: text(before), now: text(after), unit: unitText({ unit }, t) });
}

function amountText(value: number, unit: ChangedPart['unit']): string {
  if (unit === 'tonnes') return `${value < 0 ? '−' : ''}${tonnesDigits(value)}`;
  return unit === 'days' ? number(value) : signed(value, 1).replace(/^\+/, '');
}
