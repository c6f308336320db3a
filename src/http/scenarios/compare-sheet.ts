import { POLLUTANTS } from '../../../models/vocabulary.ts';
import type { SheetCell, SheetColumn, SheetTable } from '../../exchange/sheet.ts';
import { seasonBy } from '../../services/scenarios/compared-projects.ts';
import { percentValue } from '../../words/number.ts';
import { asks, unitOf } from '../target-words.ts';
import { sideName, type CompareFacts } from './compare-facts.ts';
import { categoryName } from './compare-view.ts';
import { areaOf } from './target-turns.ts';

const text = (header: string, width = 16): SheetColumn => ({ header, format: '@', width });
const figure = (header: string): SheetColumn => ({ header, format: 'General', width: 16 });

type Line = readonly [part: string, area: string, what: string, unit: string, values: readonly (number | null)[]];

/** Every figure of the comparison in one long table, unrounded: targets, tonnes, categories, costs, with differences against the first side. */
export function comparisonSheet(facts: CompareFacts): SheetTable {
  const { sides, t } = facts;
  const names = sides.map((side) => sideName(side, t));
  const [first = ''] = names;
  return {
    name: t('compare.title'),
    columns: [
      text(t('compare.section'), 14),
      text(t('compare.area')),
      text(t('compare.what-column'), 34),
      text(t('compare.unit'), 12),
      ...names.map(figure),
      ...names.slice(1).map((name) => figure(t('compare.sheet-difference', { name, first }))),
    ],
    rows: lines(facts).map(([part, area, what, unit, values]): SheetCell[] => {
      const [base = null] = values;
      const differences = values.slice(1).map((value) => (value === null || base === null ? null : value - base));
      return [part, area, what, unit, ...values, ...differences];
    }),
  };
}

function lines(facts: CompareFacts): readonly Line[] {
  const { comparison, lists, t } = facts;
  const zoneName = (id: string | null): string =>
    id === null ? t('compare.city') : (lists.zones.find((zone) => zone.id === id)?.name ?? id);
  return [
    ...targetLines(facts),
    ...comparison.tonnes.flatMap(({ zone, pollutant, season, fullYear }): Line[] => {
      const name = t(`options.pollutant.${pollutant}`);
      return [
        [t('compare.tonnes'), zoneName(zone), `${name} ${t('compare.season')}`, t('units.t'), season],
        [t('compare.tonnes'), zoneName(zone), `${name} ${t('compare.full-year')}`, t('units.t'), fullYear],
      ];
    }),
    ...POLLUTANTS.filter((one) => comparison.tonnes.some(({ pollutant }) => pollutant === one)).flatMap((pollutant) =>
      [...seasonBy(facts.projects, 'category', pollutant)].map(([id, values]): Line => {
        const name = t(`options.pollutant.${pollutant}`);
        return [t('compare.categories'), categoryName(id, facts), name, t('units.t'), values];
      }),
    ),
    ...comparison.cost.map(({ key, values }): Line => {
      return [t('compare.cost'), t('compare.city'), t(`compare.${key}`), '', values];
    }),
  ];
}

function targetLines({ comparison, targets, lists, t }: CompareFacts): readonly Line[] {
  return comparison.targets.flatMap(({ id, standings }): Line[] => {
    const row = targets.find((target) => target.id === id);
    if (row === undefined) return [];
    const area = areaOf(row, { lists, t });
    const unit = t(`targets.unit-${unitOf(row)}`);
    const inUnit = (value: number): number => (unitOf(row) === 'percent' ? percentValue(value) : value);
    const of = (key: 'required' | 'achieved' | 'gap') =>
      standings.map((standing) => (standing === null ? null : inUnit(standing[key])));
    const met = standings.map((standing) => (standing === null ? null : standing.met ? 1 : 0));
    const figures = (['required', 'achieved', 'gap'] as const).map((key): Line => [
      t('compare.targets'),
      area,
      `${asks(row, t)} ${t(`compare.${key}`)}`,
      unit,
      of(key),
    ]);
    return [...figures, [t('compare.targets'), area, `${asks(row, t)} ${t('compare.is-met')}`, '', met]];
  });
}

/** Every project the sides treat differently, side by side. */
export function projectsSheet(facts: CompareFacts): SheetTable {
  const { sides, differing, names, lists, t } = facts;
  return {
    name: t('compare.projects'),
    columns: [
      text(t('fields.id'), 18),
      text(t('fields.name'), 34),
      text(t('compare.category')),
      text(t('compare.type'), 24),
      text(t('compare.district')),
      ...sides.flatMap((side) => {
        const name = sideName(side, t);
        return [
          text(`${name} ${t('compare.in-out')}`),
          text(`${name} ${t('compare.effective')}`),
          text(`${name} ${t('compare.status')}`),
          figure(`${name} ${t('compare.scale')}`),
          figure(`${name} NOx ${t('compare.season')}`),
          figure(`${name} VOCs ${t('compare.season')}`),
          figure(`${name} PM10 ${t('compare.season')}`),
        ];
      }),
    ],
    rows: differing.map((project): SheetCell[] => [
      project.id,
      names.get(project.id) ?? '',
      categoryName(project.category ?? '', facts),
      lists.types.find(({ id }) => id === project.type)?.name ?? project.type,
      lists.districts.find(({ id }) => id === project.district)?.name ?? project.district,
      ...project.sides.flatMap((side): SheetCell[] => [
        t(side.in ? 'compare.yes' : 'compare.out'),
        side.effective,
        t(`options.status.${side.status}`),
        side.scale === null ? null : percentValue(side.scale),
        side.season.NOx ?? 0,
        side.season.VOC ?? 0,
        side.season.PM10 ?? 0,
      ]),
    ]),
  };
}
