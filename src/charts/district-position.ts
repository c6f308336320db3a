import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { type Chart, chart } from './chart.ts';
import { HOUSE, INK, RULE, tint } from './palette.ts';
import { QINGDAO_TILES } from './qingdao-tiles.ts';
import { fitText } from './text-width.ts';

export interface PositionData {
  readonly id: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  /** GB/T 2260 code of the one meant. */
  readonly own: string;
}

const WIDTH = 62;
const HEIGHT = 22;

/** Where a district lies among the others: a small schematic map with one tile filled. */
export function districtPosition({ id, districts, own }: PositionData, t: Translate): Chart {
  const tiles = districts.map(({ code, name }, index) => {
    const [x, y] = QINGDAO_TILES[code] ?? [index % 3, 5 + Math.floor(index / 3)];
    return { x, y, name: fitText(name, 10, WIDTH - 6), isOwn: code === own };
  });
  const title = t('card.map-title', { name: districts.find(({ code }) => code === own)?.name ?? own });
  const columns = Math.max(1, ...tiles.map(({ x }) => x + 1));
  const rows = Math.max(1, ...tiles.map(({ y }) => y + 1));
  return chart({
    id,
    title,
    description: t('card.map-note'),
    dataLabel: '',
    table: { head: [], rows: [] },
    plot: {
      width: columns * WIDTH + 2,
      height: rows * HEIGHT + 2,
      margin: 1,
      x: { domain: [0, columns], axis: null },
      y: { domain: [rows, 0], axis: null },
      marks: [
        Plot.rect(tiles, {
          x1: 'x',
          x2: ({ x }: { x: number }) => x + 1,
          y1: 'y',
          y2: ({ y }: { y: number }) => y + 1,
          fill: ({ isOwn }: { isOwn: boolean }) => (isOwn ? tint(HOUSE, 0.45) : '#ffffff'),
          stroke: ({ isOwn }: { isOwn: boolean }) => (isOwn ? INK : RULE),
          strokeWidth: 1,
        }),
        Plot.text(tiles, {
          x: ({ x }: { x: number }) => x + 0.5,
          y: ({ y }: { y: number }) => y + 0.5,
          text: ({ name, isOwn }: { name: string; isOwn: boolean }) => (isOwn ? `◆${name}` : name),
          fontSize: 10,
          fill: INK,
        }),
      ],
    },
  });
}
