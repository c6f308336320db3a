import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import { DECIMALS, SUMMED, type SummedColumn } from './dispatch-columns.ts';
import type { DispatchFacts, DispatchProject } from './dispatch-facts.ts';
import { added, dispatchTable, dispatchTotals, type DispatchTotals } from './dispatch-table.ts';
import { dayText } from '../sentences.ts';
import { countFigure, sumOf } from '../figure-makers.ts';
import type { Figure, Sheet } from '../sheet.ts';
import { UNTAGGED_ROWS } from '../untagged-rows.ts';
import { originTrace, commonFrame } from '../sheet-origin.ts';

/** 调度表: every project ordered on one line, across the page. */
export function dispatchSheet(facts: DispatchFacts, t: Translate): Sheet {
  const totals = dispatchTotals(facts);
  const figures = figuresOf(facts, totals, t);
  const { asOf, choice, byHand, projects, programme } = facts;
  const joined = choice.length === 0 ? t('filter.all') : choice.join(t('filter.and'));
  return {
    ...commonFrame(facts, t),
    kind: 'dispatch',
    windowTitle: t('dispatch.window-title', { day: asOf }),
    masthead: null,
    heading: t('dispatch.heading', { year: programme.year, byHand: byHand ? 'yes' : 'no' }),
    addressee: '',
    paper: 'sheet',
    body: [
      {
        type: 'paragraph',
        id: 'state',
        head: '',
        text: t('dispatch.state', {
          day: dayText(asOf, t),
          choice: joined,
          count: projects.length,
          late: projects.filter(isLate).length,
          capital: printedOf(figures, 'capital'),
          nox: printedOf(figures, 'full-NOx'),
          voc: printedOf(figures, 'full-VOC'),
        }),
        figures:
          projects.length === 0 ? ['count'] : ['count', 'late', ...(['capital', 'full-NOx', 'full-VOC'] as const)],
      },
      { type: 'table', table: dispatchTable(facts, totals, t) },
    ],
    annexes: [],
    colophon: {
      copies: [],
      trace: [
        originTrace(facts, t),
        t('dispatch.measure', { large: projects.length > UNTAGGED_ROWS ? 'yes' : 'no', most: UNTAGGED_ROWS }),
      ],
    },
    figures,
  };
}

/** Counts and sums of the whole table and of every district, each with what its projects add. */
function figuresOf(facts: DispatchFacts, { groups, sums }: DispatchTotals, t: Translate): readonly Figure[] {
  const { projects } = facts;
  const lists = [
    { id: '', name: t('dispatch.all'), own: projects, sums },
    ...groups.map(({ district, name, lines, sums: own }) => ({
      id: `${district}-`,
      name,
      own: lines.map(({ project }) => project),
      sums: own,
    })),
  ];
  const count = { basis: t('dispatch.basis.count'), release: 'internal' } as const;
  return lists.flatMap(({ id, name, own, sums: printed }) => [
    countFigure({ id: `${id}count`, label: t('dispatch.figure.count', { name }), ...count }, own),
    countFigure({ id: `${id}late`, label: t('dispatch.figure.late', { name }), ...count }, own.filter(isLate)),
    ...SUMMED.map((column): Figure => {
      const isMoney = column === 'capital' || column === 'spent';
      const parts = own.map((project) => ({ project: project.id, value: added(project, column) }));
      return {
        id: `${id}${isMoney ? column : `full-${column}`}`,
        label: t('dispatch.figure.sum', { name, column: t(`dispatch.column.${column}`) }),
        value: sumOf(parts),
        unit: isMoney ? 'wan' : 'tonnes',
        printed: number(printed[column], DECIMALS),
        book: isMoney ? null : 'planned',
        pollutant: isMoney ? null : column,
        basis: t(isMoney ? 'dispatch.basis.money' : 'dispatch.basis.tonnes'),
        release: 'internal',
        parts,
        of: [],
      };
    }),
  ]);
}

function isLate({ lateDays }: DispatchProject): boolean {
  return lateDays > 0;
}

function printedOf(figures: readonly Figure[], id: 'capital' | `full-${SummedColumn}`): string {
  return figures.find((one) => one.id === id)!.printed;
}
