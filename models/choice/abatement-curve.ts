import { buildChoiceModel, type ChoiceModel, readSelection } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { combined, type LinearForm } from './linear-form.ts';
import { ModelBuilder } from './model-builder.ts';
import { type Question, totalsOf } from './question.ts';
import { billOf, type Selection } from './selection.ts';

/** A solved plan on a curve: t above what stands without any candidate, 万元 a year, projects taken. */
export interface CurvePoint {
  readonly tonnes: number;
  readonly annualised: number;
  readonly projects: number;
}

/** A convex cost curve of one quantity. */
export interface AbatementCurve {
  /** From what must be taken anyway to the most there is; each step dearer per tonne than the one before. */
  readonly points: readonly CurvePoint[];
  /** No plan lies below the curve: every step was proven to have nothing under it. Else more solving would bend it further. */
  readonly complete: boolean;
}

/** Two plans this near (relative to the curve's range) are one. */
const NEAR = 1e-4;

/**
 * The lower convex hull of cost over tonnes, by solving for the plan that is cheapest at a price per tonne: first both ends, then
 * at the slope of the widest step, until `most` are solved or nothing lies below. Only what is required, forbidden or exclusive binds, no budget.
 */
export function abatementCurve(question: Question, quantity: number, effort: Effort, most: number): AbatementCurve {
  const model = buildChoiceModel(question, []);
  const tonnes = model.quantities[quantity]!;
  const pointOf = (selection: Selection): CurvePoint => ({
    tonnes: totalsOf(question, selection)[quantity]! - question.base[quantity]!,
    annualised: billOf(question.units, selection).annualised,
    projects: selection.filter((variant) => variant >= 0).length,
  });
  const least = question.units.map(({ required, forbidden }) => (required && !forbidden ? 0 : -1));
  const ends = [cheapestOf(model, model.annualised, effort), strongestOf(model, tonnes, effort)];
  const known = [pointOf(least), ...ends.flatMap((found) => (found === null ? [] : [pointOf(found)]))];
  let points = hullOf(known);
  const closed = new Set<string>();
  let solved = ends.length;
  for (;;) {
    const open = stepsOf(points).filter(({ name }) => !closed.has(name));
    const widest = open.toSorted((a, b) => b.area - a.area)[0];
    if (widest === undefined) break;
    if (solved >= most || effort.left <= 0) return { points, complete: false };
    solved++;
    const priced = combined([
      [model.annualised, 1],
      [tonnes, -widest.slope],
    ]);
    const found = cheapestOf(model, priced, effort);
    const before = points.length;
    if (found !== null) points = hullOf([...points, pointOf(found)]);
    if (points.length === before) closed.add(widest.name);
  }
  return { points, complete: ends.every((found) => found !== null) };
}

function cheapestOf(model: ChoiceModel, objective: LinearForm, effort: Effort, builder = model.builder) {
  const solved = effort.solve(builder, objective);
  return solved.status === 'optimal' || solved.status === 'feasible' ? readSelection(model, solved.values) : null;
}

/** Of the plans that bring most the cheapest. */
function strongestOf(model: ChoiceModel, tonnes: LinearForm, effort: Effort): Selection | null {
  const most = effort.solve(model.builder, tonnes, { maximise: true });
  if (most.status !== 'optimal' && most.status !== 'feasible') return null;
  const builder = new ModelBuilder(model.builder);
  builder.atLeast(tonnes, most.objective - 1e-9 * Math.abs(most.objective));
  return cheapestOf(model, model.annualised, effort, builder) ?? readSelection(model, most.values);
}

interface Step {
  readonly name: string;
  readonly slope: number;
  readonly area: number;
}

function stepsOf(points: readonly CurvePoint[]): readonly Step[] {
  return points.slice(1).map((point, index) => {
    const from = points[index]!;
    const [width, height] = [point.tonnes - from.tonnes, point.annualised - from.annualised];
    const name = [from.tonnes, from.annualised, point.tonnes, point.annualised].join(' ');
    return { name, slope: height / width, area: width * Math.abs(height) };
  });
}

/** The lower convex hull of points, from the cheapest to the one with most tonnes; what brings less and costs no less is left out. */
export function hullOf(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const sorted = points.toSorted((a, b) => a.tonnes - b.tonnes || a.annualised - b.annualised);
  const range = (sorted.at(-1)?.tonnes ?? 0) - (sorted[0]?.tonnes ?? 0);
  const costs = points.map(({ annualised }) => annualised);
  const height = Math.max(...costs) - Math.min(...costs);
  const hull: CurvePoint[] = [];
  for (const point of sorted) {
    const last = hull.at(-1);
    if (last !== undefined && point.tonnes - last.tonnes <= NEAR * range) {
      // The same tonnes for less replace what stands there.
      if (point.annualised < last.annualised - NEAR * height) hull.pop();
      else continue;
    }
    while (hull.length > 1 && isAbove(hull.at(-2)!, hull.at(-1)!, point, NEAR * height)) hull.pop();
    hull.push(point);
  }
  return hull;
}

/** Whether the middle one of three points lies on or above the line between the others. */
function isAbove(from: CurvePoint, middle: CurvePoint, to: CurvePoint, near: number): boolean {
  const part = (middle.tonnes - from.tonnes) / (to.tonnes - from.tonnes);
  const line = from.annualised + part * (to.annualised - from.annualised);
  return middle.annualised >= line - near;
}
