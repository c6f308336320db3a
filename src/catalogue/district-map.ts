import { problem, type Checked, type Problem } from './problem.ts';

/** The city's own map of its districts, read from GeoJSON: outlines only; names and figures come from the city's tables. */

export type Ring = readonly (readonly [lon: number, lat: number])[];

export interface DistrictShape {
  /** GB/T 2260 code. */
  readonly code: string;
  /** Rings of every part; holes are rings of their own. */
  readonly polygons: readonly (readonly Ring[])[];
}

export const LARGEST_MAP = 2 * 1_048_576;
const MOST_POINTS = 20_000;
/** About a hundred metres: finer than a line on the page. */
const DIGITS = 1000;

const refuse = (code: string, params: Problem['params'] = {}): Checked<never> => ({
  ok: false,
  problems: [problem('file', code, params)],
});

/** Outlines of all districts named, one feature each with `adcode`; anything else is refused with the reason. */
export function readDistrictMap(text: string, codes: readonly string[]): Checked<readonly DistrictShape[]> {
  if (text.length > LARGEST_MAP) return refuse('map-too-large');
  const features = featuresOf(text);
  if (features === null) return refuse('map-not-geojson');
  const shapes = new Map<string, DistrictShape>();
  let points = 0;
  for (const feature of features) {
    const code = codeOf(feature);
    if (code === null || !codes.includes(code)) return refuse('map-unknown-district', { value: code ?? '?' });
    if (shapes.has(code)) return refuse('map-twice', { value: code });
    const polygons = polygonsOf(feature);
    if (polygons === null) return refuse('map-bad-shape', { value: code });
    points += polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
    if (points > MOST_POINTS) return refuse('map-too-fine', { most: MOST_POINTS });
    shapes.set(code, { code, polygons });
  }
  const missing = codes.filter((code) => !shapes.has(code));
  if (missing.length > 0) return refuse('map-missing', { list: missing });
  return { ok: true, value: codes.map((code) => shapes.get(code)!) };
}

function featuresOf(text: string): readonly unknown[] | null {
  try {
    const root: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const features = property(root, 'features');
    return property(root, 'type') === 'FeatureCollection' && Array.isArray(features) ? (features as unknown[]) : null;
  } catch {
    return null;
  }
}

function codeOf(feature: unknown): string | null {
  const code = property(property(feature, 'properties'), 'adcode');
  return (typeof code === 'string' || typeof code === 'number') && /^\d{6}$/.test(String(code)) ? String(code) : null;
}

function polygonsOf(feature: unknown): DistrictShape['polygons'] | null {
  const geometry = property(feature, 'geometry');
  const coordinates = property(geometry, 'coordinates');
  const type = property(geometry, 'type');
  const parts: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(parts) || parts.length === 0) return null;
  const read = parts.map((part: unknown) => (Array.isArray(part) && part.length > 0 ? part.map(ringOf) : [null]));
  return read.every((rings) => rings.every((ring) => ring !== null)) ? read : null;
}

/** A closed ring in China, on a grid, without points that fall together; null when it is none. */
function ringOf(ring: unknown): Ring | null {
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return null;
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return null;
  const grid = ring.map(
    ([lon, lat]) => [Math.round(lon * DIGITS) / DIGITS, Math.round(lat * DIGITS) / DIGITS] as const,
  );
  const thin = grid.filter(
    ([lon, lat], index) => index === 0 || lon !== grid[index - 1]![0] || lat !== grid[index - 1]![1],
  );
  return thin.length < 4 ? grid : thin;
}

function isPosition(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
  const [lon, lat] = value as [unknown, unknown];
  return typeof lon === 'number' && typeof lat === 'number' && lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
