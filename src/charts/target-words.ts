import type { Translate } from '../words/messages.ts';
import { tonnes } from '../words/number.ts';
import type { ChartTable } from './chart.ts';
import type { LegendEntry } from './legend.ts';
import { FAINT, INK } from './palette.ts';
import type { TargetBar } from './target-bars.ts';

/** 85.3 / 106 吨 × 差20.7吨: what is reached, what is asked for, and how far apart they are. */
export function targetVerdict({ required, planned, met }: TargetBar, t: Translate): string {
  if (required === null) return t('charts.no-target');
  const gap = tonnes(Math.abs(required - planned));
  return t('charts.target-verdict', {
    planned: tonnes(planned),
    required: tonnes(required),
    met: met ? 'yes' : 'no',
    gap,
  });
}

export function targetLegend(
  t: Translate,
  fill: Readonly<Record<'verified' | 'built' | 'planned', string>> | undefined,
): LegendEntry[] {
  if (fill === undefined) return [];
  return [
    { text: t('charts.curve-verified'), fill: fill.verified },
    { text: t('charts.curve-built'), fill: fill.built, outline: FAINT },
    { text: t('charts.curve-planned'), fill: fill.planned, outline: FAINT },
    { text: t('charts.realised'), line: INK, width: 2.5 },
    { text: t('charts.target'), line: INK, width: 1.8, upright: true },
  ];
}

export function targetWords(bars: readonly TargetBar[], t: Translate, under: 'plan' | 'scenario') {
  const set = bars.filter(({ required }) => required !== null);
  const missed = set.filter(({ met }) => !met);
  const worst = missed.toSorted((a, b) => shortfall(b) - shortfall(a))[0];
  return {
    title: t('charts.targets-title', {
      under,
      set: set.length,
      met: set.length - missed.length,
      missed: missed.length,
      area: worst?.area ?? '',
      name: worst === undefined ? '' : t(`charts.pollutant-${worst.pollutant}`),
      gap: tonnes(worst === undefined ? 0 : shortfall(worst)),
    }),
    description: t('charts.targets-description'),
    dataLabel: t('charts.data'),
    table: targetTable(bars, t),
  };
}

function shortfall({ required, planned }: TargetBar): number {
  return (required ?? 0) - planned;
}

function targetTable(bars: readonly TargetBar[], t: Translate): ChartTable {
  const columns = ['target', 'curve-planned', 'curve-built', 'curve-verified', 'realised'];
  return {
    head: [
      t('charts.area'),
      t('charts.pollutant'),
      ...columns.map((key) => `${t(`charts.${key}`)} (${t('charts.tonnes')})`),
      t('charts.standing'),
    ],
    rows: bars.map((bar) => [
      bar.area,
      t(`charts.pollutant-${bar.pollutant}`),
      ...[bar.required, bar.planned, bar.built, bar.verified, bar.realised].map(tonnes),
      bar.required === null ? t('charts.no-target') : t(bar.met ? 'charts.met' : 'charts.missed'),
    ]),
  };
}
