import { CRS } from './fields.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [lon: number, lat: number];

/** Krasovsky 1940, on which the published shift is defined. */
const AXIS = 6_378_245;
const FLATNESS = 0.006_693_421_622_965_943;
const RAD = Math.PI / 180;
const BD_RAD = (Math.PI * 3000) / 180;

/** A WGS-84 point in another coordinate system of Chinese maps; the published shift holds to a metre or two. */
export function fromWgs84(point: Point, to: (typeof CRS)[number]): Point {
  if (to === 'WGS-84') return point;
  const shifted = toGcj(point);
  return to === 'GCJ-02' ? shifted : toBd(shifted);
}

/** A point of any of these systems as WGS-84: the shift is searched until it leads back to the point, to a millimetre. None or an unknown one = WGS-84. */
export function toWgs84(point: Point, crs: string | null): Point {
  const from = CRS.find((known) => known === crs);
  if (from === undefined || from === 'WGS-84') return point;
  let found = point;
  for (let step = 0; step < 6; step++) {
    const [lon, lat] = fromWgs84(found, from);
    found = [found[0] - (lon - point[0]), found[1] - (lat - point[1])];
  }
  return found;
}

function toGcj([lon, lat]: Point): Point {
  const x = lon - 105;
  const y = lat - 35;
  const sin = Math.sin(lat * RAD);
  const magic = 1 - FLATNESS * sin * sin;
  const root = Math.sqrt(magic);
  const dLon = (wave(x, y, LON) * 180) / ((AXIS / root) * Math.cos(lat * RAD) * Math.PI);
  const dLat = (wave(x, y, LAT) * 180) / (((AXIS * (1 - FLATNESS)) / (magic * root)) * Math.PI);
  return [lon + dLon, lat + dLat];
}

/** Constant, x, y, x², xy, √|x|; the period series run along x for longitudes and along y for latitudes. */
const LON = { terms: [300, 1, 2, 0.1, 0.1, 0.1], along: 'x', waves: [20, 40, 150, 300] } as const;
const LAT = { terms: [-100, 2, 3, 0, 0.1, 0.2], along: 'y', waves: [20, 40, 160, 320] } as const;

/** The shift in metres along one axis. */
function wave(x: number, y: number, { terms, along, waves }: typeof LON | typeof LAT): number {
  const [c, kx, ky, kxx, kxy, kr] = terms;
  const square = along === 'x' ? kxx * x * x : 0.2 * y * y;
  const base = c + kx * x + ky * y + square + kxy * x * y + kr * Math.sqrt(Math.abs(x));
  const short = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI);
  const s = along === 'x' ? x : y;
  const own = waves[0] * Math.sin(s * Math.PI) + waves[1] * Math.sin((s / 3) * Math.PI);
  const long = waves[2] * Math.sin((s / 12) * Math.PI) + waves[3] * Math.sin((s / 30) * Math.PI);
  return base + ((short + own + long) * 2) / 3;
}

function toBd([lon, lat]: Point): Point {
  const radius = Math.sqrt(lon * lon + lat * lat) + 0.00002 * Math.sin(lat * BD_RAD);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * BD_RAD);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** Metres that one degree of longitude and of latitude span at a latitude (WGS-84 ellipsoid). */
export function metresPerDegree(lat: number): readonly [east: number, north: number] {
  const e2 = 0.006_694_379_990_14;
  const w = Math.sqrt(1 - e2 * Math.sin(lat * RAD) ** 2);
  const east = (RAD * 6_378_137 * Math.cos(lat * RAD)) / w;
  return [east, (RAD * 6_378_137 * (1 - e2)) / w ** 3];
}
