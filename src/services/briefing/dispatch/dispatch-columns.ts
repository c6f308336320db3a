import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import { type Cell, figure, short, words } from '../bulletin/annex.ts';
import type { DispatchProject } from './dispatch-facts.ts';
import { LAMP_SHAPES } from './lamp-shapes.ts';

/** A line with its place in the table and its figures as they are printed: rounded so that the lines add up to their subtotal. */
export interface DispatchLine {
  readonly project: DispatchProject;
  readonly place: number;
  readonly district: string;
  readonly printed: Readonly<Record<SummedColumn, number | null>>;
}

export const SUMMED = ['capital', 'spent', 'NOx', 'VOC', 'PM10', 'SO2'] as const;
export type SummedColumn = (typeof SUMMED)[number];
export const DECIMALS = 2;

interface Column {
  readonly id: string;
  /** mm; together as wide as the landscape page between its margins. */
  readonly width: number;
  readonly kind: Cell['kind'];
  /** In a column of the given width, mm. */
  readonly cell: (line: DispatchLine, t: Translate, given: number) => Cell;
}

/** A sign with what a line leaves at its end, and what a cell keeps free at both sides, mm. */
const [SIGN, FREE] = [2.4, 1.1] as const;

/** A long text as far as so many lines of its column have room for it; the workbook has all of it. */
const text = (id: string, width: number, lines: number, read: (line: DispatchLine) => string): Column => ({
  id,
  width,
  kind: 'words',
  cell: (line, _, given) => shortened(read(line), lines * Math.floor((given - FREE) / SIGN)),
});
const name = (id: string, width: number, read: (line: DispatchLine) => string): Column => ({
  id,
  width,
  kind: 'words',
  cell: (line) => words(read(line)),
});
const sum = (id: SummedColumn, width: number): Column => ({
  id,
  width,
  kind: 'figure',
  cell: ({ printed, project }) => sumCell(printed[id], project.planned),
});
const blank = (id: string, width: number): Column => ({ id, width, kind: 'words', cell: () => words('') });

const place: Column = { id: 'number', width: 7, kind: 'figure', cell: ({ place }) => figure(number(place), place) };
const code = (width: number) => name('code', width, ({ project }) => project.id);
const progress: Column = {
  id: 'progress',
  width: 8,
  kind: 'figure',
  cell: ({ project }) => figure(number(project.progress), project.progress),
};
const standing = (width: number): Column => ({
  id: 'standing',
  width,
  kind: 'words',
  cell: ({ project }, t) =>
    words(
      t('dispatch.standing', {
        lamp: `${LAMP_SHAPES[project.lamp]}${t(`dispatch.lamp.${project.lamp}`)}`,
        standing: project.standing,
        late: project.lateDays,
      }),
    ),
});
const day = (id: 'start' | 'finish'): Column => ({
  id,
  width: 13.5,
  kind: 'words',
  cell: ({ project }) => short(project[id] ?? '—'),
});

/** 序号 … 备注, in the order of the official table. */
export const COLUMNS: readonly Column[] = [
  place,
  name('unit', 8.5, ({ district }) => district),
  name('project', 28, ({ project }) => project.name),
  name('enterprise', 18, ({ project }) => project.enterprise),
  name('category', 13, ({ project }) => project.category),
  text('content', 29.5, 2, ({ project }) => project.content),
  sum('capital', 12),
  sum('spent', 11.5),
  sum('NOx', 9.5),
  sum('VOC', 9.5),
  sum('PM10', 9.5),
  sum('SO2', 8.5),
  day('start'),
  day('finish'),
  progress,
  standing(15.5),
  text('problem', 15, 5, ({ project }) => project.problem),
  name('lead', 13, ({ project }) => project.lead),
  name('owner', 9, ({ project }) => project.owner),
  { ...code(21), id: 'remark' },
];

/** To be filled in by hand and keyed in again by project number. */
export const COLUMNS_BY_HAND: readonly Column[] = [
  place,
  code(24),
  name('unit', 11, ({ district }) => district),
  name('project', 38, ({ project }) => project.name),
  name('enterprise', 24, ({ project }) => project.enterprise),
  sum('NOx', 13),
  sum('VOC', 13),
  day('finish'),
  progress,
  standing(19),
  name('lead', 16, ({ project }) => project.lead),
  name('owner', 10, ({ project }) => project.owner),
  blank('progress-now', 34.5),
  blank('problem-now', 34),
];

/** Of a sum, mm: a bold digit and a point. */
const [DIGIT, POINT] = [1.25, 0.65] as const;
/** What gives way to long sums: text that goes on in its second line. */
const YIELDING: ReadonlySet<string> = new Set(['content', 'project']);

/** The widths of the columns: those that are added up have room for their sums, at the cost of a column of text. */
export function widthsFor(columns: readonly Column[], sums: Readonly<Record<SummedColumn, number>>): readonly number[] {
  const widths = columns.map(({ id, width }) => {
    const column = SUMMED.find((one) => one === id);
    if (column === undefined) return width;
    const printed = number(sums[column], DECIMALS);
    return Math.max(width, (printed.length - 1) * DIGIT + POINT + FREE);
  });
  const wider = widths.reduce((more, width, index) => more + width - columns[index]!.width, 0);
  const yielding = columns.findLastIndex(({ id }) => YIELDING.has(id));
  return widths.map((width, index) => (index === yielding ? width - wider : width));
}

/** A figure that is added up; one of a reserve or a cancelled project stands in brackets and is not. */
export function sumCell(value: number | null, isAdded: boolean): Cell {
  if (value === null) return figure('—', null);
  const printed = number(value, DECIMALS);
  return isAdded ? figure(printed, value) : figure(value === 0 ? '—' : `(${printed})`, null);
}

function shortened(whole: string, room: number): Cell {
  return whole.length > room ? { ...words(`${whole.slice(0, room - 1)}…`), whole } : words(whole);
}
