import type { Random } from './random.ts';

/**
 * Where rows may lie: around the seat of each district, on land. The polygons are coarse and drawn well inside the coast (a straight line of 1 km
 * inland is enough here); inland districts need none. Points are WGS-84 degrees.
 */
const LAND: Readonly<Record<string, readonly (readonly [lon: number, lat: number])[]>> = {
  '370202': [[120.335, 36.07], [120.44, 36.07], [120.44, 36.092], [120.335, 36.092]],
  '370203': [[120.338, 36.075], [120.405, 36.075], [120.405, 36.128], [120.372, 36.128], [120.345, 36.1]],
  '370213': [[120.39, 36.132], [120.48, 36.132], [120.48, 36.205], [120.39, 36.205]],
  '370212': [[120.42, 36.105], [120.46, 36.105], [120.465, 36.118], [120.515, 36.122], [120.515, 36.152], [120.42, 36.152]],
  '370211': [[119.94, 35.862], [120.015, 35.872], [120.02, 35.922], [119.94, 35.922]],
  '370214': [[120.338, 36.27], [120.445, 36.27], [120.445, 36.355], [120.338, 36.355]],
}; // prettier-ignore

const KM_PER_DEGREE = 111.2;
const NEAREST_KM = 0.5;
const FARTHEST_KM = 6;

/** A spot 0.5–6 km from the seat of a district, never at sea; five decimals (about a metre). */
export function drawSpot(
  random: Random,
  district: string,
  seat: { readonly lon: number; readonly lat: number },
): { readonly lon: number; readonly lat: number } {
  for (;;) {
    const distance = random.between(NEAREST_KM, FARTHEST_KM);
    const bearing = random.between(0, 2 * Math.PI);
    const lat = fine(seat.lat + (distance * Math.cos(bearing)) / KM_PER_DEGREE);
    const lon = fine(
      seat.lon + (distance * Math.sin(bearing)) / (KM_PER_DEGREE * Math.cos((seat.lat * Math.PI) / 180)),
    );
    if (isOnLand(district, lon, lat)) return { lon, lat };
  }
}

export function isOnLand(district: string, lon: number, lat: number): boolean {
  const polygon = LAND[district];
  return polygon === undefined || isInside(polygon, lon, lat);
}

/** Even–odd rule. */
function isInside(polygon: readonly (readonly [number, number])[], lon: number, lat: number): boolean {
  let inside = false;
  polygon.forEach(([x, y], i) => {
    const [px, py] = polygon[(i + polygon.length - 1) % polygon.length]!;
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  });
  return inside;
}

function fine(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
