import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { FAINT, HOUSE, INK, tint } from './palette.ts';
import { QINGDAO_TILES } from './qingdao-tiles.ts';
import { fitText } from './text-width.ts';

export interface CartogramDistrict {
  /** GB/T 2260 code. */
  readonly code: string;
  readonly name: string;
  /** Null = nothing to say (a district without projects). */
  readonly value: number | null;
  /** A second line on the tile, such as a verdict; empty for none. */
  readonly note: string;
}

export interface CartogramData {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly districts: readonly CartogramDistrict[];
  /** What the number is, with its unit: the head of the data's column. */
  readonly measure: string;
  readonly decimals: number;
  /** Colour of a full value; the house's own when not given. */
  readonly colour?: string;
}

interface Tile extends CartogramDistrict {
  readonly x: number;
  readonly y: number;
  readonly share: number;
}

const WIDTH = 104;
const HEIGHT = 66;
/** The fullest tint on which ink can still be read (4.5 to 1). */
const FULLEST = 0.6;

/** The districts as tiles, darker for more, each with its number: a schematic map, not a geographic one, and marked so. */
export function cartogram(data: CartogramData, t: Translate): Chart {
  const { id, districts, decimals, colour = HOUSE } = data;
  const largest = Math.max(1e-9, ...districts.map(({ value }) => value ?? 0));
  const tiles = districts.map((district, index) => tileOf(district, index, largest));
  const columns = Math.max(1, ...tiles.map(({ x }) => x + 1));
  const rows = Math.max(1, ...tiles.map(({ y }) => y + 1));
  const text = (words: (tile: Tile) => string, dy: number, size: number) =>
    Plot.text(tiles, {
      x: ({ x }: Tile) => x + 0.5,
      y: ({ y }: Tile) => y + 0.5,
      dy,
      text: words,
      fontSize: size,
      fill: INK,
    });
  return chart({
    id,
    title: data.title,
    description: data.description,
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.district'), data.measure, t('charts.standing')],
      rows: districts.map(({ name, value, note }) => [name, number(value, decimals), note]),
    },
    plot: {
      width: columns * WIDTH + 2,
      height: rows * HEIGHT + 24,
      margin: 1,
      marginBottom: 23,
      x: { domain: [0, columns], axis: null },
      y: { domain: [rows, 0], axis: null },
      marks: [
        ...tiles.map(({ x, y, share }) =>
          Plot.rect([share], {
            x1: x,
            x2: x + 1,
            y1: y,
            y2: y + 1,
            fill: tint(colour, share),
            stroke: FAINT,
            strokeWidth: 0.8,
            inset: 1.5,
          }),
        ),
        text(({ name }) => fitText(name, 13, WIDTH - 8), -17, 13),
        text(({ value }) => number(value, decimals), 2, 15),
        text(({ note }) => fitText(note, 11, WIDTH - 8), 20, 11),
        Plot.text([t('charts.schematic')], {
          frameAnchor: 'bottom-left',
          dy: 18,
          textAnchor: 'start',
          text: [t('charts.schematic')],
          fill: FAINT,
        }),
      ],
    },
  });
}

/** A place without a drawn tile (another city) takes the next free one in rows of four. */
function tileOf(district: CartogramDistrict, index: number, largest: number): Tile {
  const [x, y] = QINGDAO_TILES[district.code] ?? [index % 4, Math.floor(index / 4)];
  return { ...district, x, y, share: Math.max(0, (district.value ?? 0) / largest) * FULLEST };
}
