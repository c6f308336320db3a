import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { legend } from './legend.ts';
import { FAINT, HOUSE, INK, pollutantColour, RULE, tint } from './palette.ts';
import { fitText, widest } from './text-width.ts';

/** A party's parts of the whole plan, 0–1 (negative where it loses credit): of the yearly cost, of NOx, of VOC. */
export interface PartyShare {
  readonly party: string;
  readonly money: number;
  readonly nox: number;
  readonly voc: number;
}

export interface ShareBarsData {
  readonly id: string;
  /** What the parties are, for the head of the table. */
  readonly parties: string;
  /** Who pays most first. */
  readonly shares: readonly PartyShare[];
}

const [ROW, BAR] = [44, 11];
/** For a screen, and for a phone, where a wide drawing would be cut. */
const WIDTHS = { wide: 720, narrow: 340 } as const;
/** The table beneath tells the rest. */
const SHOWN = 10;
const MEASURES = ['money', 'nox', 'voc'] as const;
const FILLS = { money: HOUSE, nox: tint(pollutantColour('NOx'), 0.6), voc: tint(pollutantColour('VOC'), 0.6) } as const;

/** Beside each other for every party: its part of the bill and its parts of the tonnes. Who pays more than it brings shows at once. */
export function shareBars(data: ShareBarsData, t: Translate): Chart {
  const narrow = drawing({ ...data, id: `${data.id}-narrow` }, WIDTHS.narrow, t);
  return { ...drawing(data, WIDTHS.wide, t), narrow: { svg: narrow.svg } };
}

function drawing({ id, parties, shares }: ShareBarsData, width: number, t: Translate): Chart {
  const drawn = shares.slice(0, SHOWN).map((share, index) => ({ ...share, key: String(index) }));
  const left = Math.min(
    width * 0.35,
    12 +
      widest(
        drawn.map(({ party }) => party),
        12,
      ),
  );
  const ends = drawn.flatMap((share) => MEASURES.map((measure) => share[measure] * 100));
  const [low, high] = [Math.min(0, ...ends), Math.max(1, ...ends)];
  return chart({
    id,
    ...shareWords(shares, parties, t),
    legend: legend(
      MEASURES.map((measure) => ({ text: t(`plans.share-key-${measure}`), fill: FILLS[measure] })),
      2,
      2,
    ),
    plot: {
      width,
      height: drawn.length * ROW + 56,
      marginTop: 28,
      marginBottom: 28,
      marginLeft: left,
      marginRight: 46,
      x: { domain: [low, high], axis: null },
      y: { domain: drawn.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.gridX({ stroke: RULE, strokeOpacity: 1, ticks: 5 }),
        ...MEASURES.flatMap((measure, at) => [
          Plot.barX(drawn, {
            y: 'key',
            x1: 0,
            x2: (share: PartyShare) => share[measure] * 100,
            fill: FILLS[measure],
            insetTop: 4 + at * (BAR + 1),
            insetBottom: ROW - 4 - at * (BAR + 1) - BAR,
          }),
          Plot.text(drawn, {
            x: (share: PartyShare) => Math.max(0, share[measure] * 100),
            y: 'key',
            text: (share: PartyShare) => `${number(share[measure] * 100, 1)}%`,
            dx: 5,
            dy: 4 + at * (BAR + 1) + BAR / 2 - ROW / 2,
            textAnchor: 'start',
            fontSize: 10,
            fill: FAINT,
          }),
        ]),
        Plot.ruleX([0], { stroke: INK }),
        Plot.axisX({ ticks: 5, tickSize: 0, label: null, fill: FAINT, tickFormat: (tick: number) => `${tick}%` }),
        Plot.text(drawn, {
          y: 'key',
          text: ({ party }: PartyShare) => fitText(party, 12, left - 8),
          frameAnchor: 'left',
          dx: 2 - left,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}

function shareWords(shares: readonly PartyShare[], parties: string, t: Translate) {
  const percents = ({ money, nox, voc }: PartyShare) => [money, nox, voc].map((share) => number(share * 100, 1));
  const [first] = shares;
  const [money, nox, voc] = first === undefined ? ['0', '0', '0'] : percents(first);
  return {
    title: t('plans.share-title', { party: first?.party ?? '', money: money!, nox: nox!, voc: voc! }),
    description: t('plans.share-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [parties, ...MEASURES.map((measure) => t(`plans.share-${measure}`))],
      rows: shares.map((share) => [share.party, ...percents(share)]),
    },
  };
}
