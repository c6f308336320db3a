import { refuse } from './formula/refusal.ts';

const HIT = 1e-12;
const STRAIGHT = 1e-9;
const ROUNDS = 8;
const NARROWINGS = 30;
const DIGITS = [3, 6, 9, 12, 13, 14, 15];

type Curve = (x: number) => number;

/**
 * The x at which a straight line reaches `target`, hit to 1e-12. A line may end in a plateau (`min(activity, permit)`): only the stretch
 * from `floor` to the answer has to be straight. The answer may lie outside floor … ceiling; then nothing was checked. Refuses a line
 * that does not move, one that bends before the answer, and one whose answer cannot be hit that closely.
 */
export function solveLine(at: Curve, target: number, floor: number, ceiling: number): number {
  const start = at(floor);
  const slope = slopeAtFloor(at, start, floor, ceiling);
  const first = floor + (target - start) / slope;
  if (!(first >= floor && first <= ceiling)) return first;
  checkStraight(at, start, target, floor, first);
  const x = polish(at, target, slope, first, { floor, ceiling });
  const hits = (value: number) => Math.abs(at(value) - target) <= HIT * (Math.abs(target) || Math.abs(start));
  if (!hits(x)) refuse('not-reached', { target, found: at(x) });
  return roundedTo(x, (value) => value >= floor && value <= ceiling && hits(value));
}

/** Slope of the first straight stretch, sought over the whole range and then over ever shorter parts of it. */
function slopeAtFloor(at: Curve, start: number, floor: number, ceiling: number): number {
  let moved = false;
  for (let part = 1, round = 0; round < NARROWINGS; part /= 4, round++) {
    const width = (ceiling - floor) * part;
    const rise = at(floor + width) - start;
    const half = at(floor + width / 2) - start;
    moved ||= rise !== 0 || half !== 0;
    if (rise !== 0 && Math.abs(half - rise / 2) <= STRAIGHT * Math.abs(rise)) return rise / width;
  }
  return refuse(moved ? 'not-linear' : 'no-effect');
}

function checkStraight(at: Curve, start: number, target: number, floor: number, end: number): void {
  const scale = Math.max(Math.abs(target), Math.abs(start));
  for (const part of [0.3, 0.6, 1]) {
    const expected = start + (target - start) * part;
    if (Math.abs(at(floor + (end - floor) * part) - expected) > STRAIGHT * scale) refuse('not-linear');
  }
}

/** The value with the fewest digits that still serves: an answer people can write down, and no more than 15 digits wherever possible. */
function roundedTo(x: number, serves: (value: number) => boolean): number {
  const candidates = DIGITS.map((digits) => Number(x.toPrecision(digits)));
  return candidates.find(serves) ?? x;
}

/** Takes what rounding left over out of the answer, as long as that brings it nearer. */
function polish(
  at: Curve,
  target: number,
  slope: number,
  first: number,
  range: { floor: number; ceiling: number },
): number {
  let x = first;
  for (let round = 0; round < ROUNDS; round++) {
    const miss = at(x) - target;
    const better = Math.min(range.ceiling, Math.max(range.floor, x - miss / slope));
    if (miss === 0 || Math.abs(at(better) - target) >= Math.abs(miss)) break;
    x = better;
  }
  return x;
}
