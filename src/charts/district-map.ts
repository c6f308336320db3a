import * as Plot from '@observablehq/plot';
import type { DistrictShape } from '../catalogue/district-map.ts';
import { number } from '../words/number.ts';
import type { Translate } from '../words/messages.ts';
import type { CartogramData } from './cartogram.ts';
import { chart, type Chart } from './chart.ts';
import { FAINT, HOUSE, INK, tint } from './palette.ts';

const WIDTH = 640;
const PAD = 8;
/** The fullest tint on which ink can still be read (4.5 to 1). */
const FULLEST = 0.6;

type Box = readonly [west: number, south: number, east: number, north: number];
type Place = readonly [x: number, y: number];

/** The districts in the outlines the city uploaded, darker for more; a district too small for its words is found in the table. */
export function districtMap(data: CartogramData, shapes: readonly DistrictShape[], t: Translate): Chart {
  const { id, districts, decimals, colour = HOUSE } = data;
  const [west, south, east, north] = boxOf(shapes.flatMap(({ polygons }) => polygons.flat(2)));
  // Degrees of longitude shrink with the latitude; within one city that is one factor.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * PAD) / Math.max(1e-6, (east - west) * shrink);
  const height = Math.min(1600, (north - south) * scale + 2 * PAD);
  const place = ([lon, lat]: readonly [number, number]): Place => [
    PAD + (lon - west) * shrink * scale,
    PAD + (north - lat) * scale,
  ];
  const largest = Math.max(1e-9, ...districts.map(({ value }) => value ?? 0));
  const drawn = shapes.map((shape) => {
    const district = districts.find(({ code }) => code === shape.code);
    const value = district?.value ?? null;
    const fill = tint(colour, Math.max(0, (value ?? 0) / largest) * FULLEST);
    return {
      name: district?.name ?? shape.code,
      value,
      fill,
      rings: shape.polygons.flat().map((ring) => ring.map(place)),
    };
  });
  const labels = drawn.flatMap(({ name, value, rings }) => labelOf(name, number(value, decimals), rings));
  return chart({
    id,
    title: data.title,
    description: data.description,
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.district'), data.measure],
      rows: districts.map(({ name, value }) => [name, number(value, decimals)]),
    },
    plot: {
      width: WIDTH,
      height,
      margin: 0,
      x: { domain: [0, WIDTH], range: [0, WIDTH], axis: null },
      y: { domain: [0, height], range: [0, height], axis: null },
      marks: [
        ...drawn.flatMap(({ rings, fill }) =>
          rings.map((ring) => Plot.line(ring, { fill, stroke: FAINT, strokeWidth: 0.8, curve: 'linear-closed' })),
        ),
        Plot.text(labels, { x: 'x', y: 'y', text: 'text', fontSize: 13, fill: INK }),
      ],
    },
  });
}

/** Name and figure in the middle of the largest part, where there is room for them. */
function labelOf(name: string, figure: string, rings: readonly (readonly Place[])[]) {
  const boxes = rings.map((ring) => boxOf(ring)).toSorted((a, b) => area(b) - area(a));
  const [left, top, right, bottom] = boxes[0]!;
  if (right - left < 14 * name.length || bottom - top < 40) return [];
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return [
    { x, y: y - 9, text: name },
    { x, y: y + 9, text: figure },
  ];
}

function boxOf(points: readonly Place[]): Box {
  return points.reduce<Box>(
    ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}

const area = ([w, s, e, n]: Box): number => (e - w) * (n - s);
