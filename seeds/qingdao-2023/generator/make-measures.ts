import { evaluateMethod, solveActivity, type Method } from '../../../models/method.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import type { Measure, Reduction } from '../../../src/catalogue/project-schema.ts';
import { reductionOf, type WorkedMeasure } from '../../../src/services/projects/measure-reduction.ts';
import { AS_OF, inOrder, type ControlChange, type Draft, type SourceDraft, type Tonnes } from './draft.ts';
import type { Faults } from './plant-faults.ts';
import { Random } from './random.ts';
import type { Recipe, Recipes } from './recipe.ts';
import { AREA_RECIPES } from './recipes-area.ts';
import { MOBILE_RECIPES, STALE_RECIPES } from './recipes-mobile.ts';
import { STACK_RECIPES } from './recipes-stacks.ts';
import { VOC_RECIPES } from './recipes-voc.ts';

const RECIPES: Recipes = { ...STACK_RECIPES, ...VOC_RECIPES, ...MOBILE_RECIPES, ...AREA_RECIPES };
/** Significant digits of an input that was solved for: the tonnes agree with what was asked for to about 1e-9. */
const DIGITS = 11;
/** A table value for a semi-closed hood is 65 %. */
const TOO_HIGH_CAPTURE = 0.95;

/** A row with the measures that bring about its tonnes and the reduction they yield when they are evaluated again. */
export interface Measured {
  readonly measures: readonly Measure[];
  readonly reduces: Readonly<Partial<Record<Pollutant, Reduction>>>;
  /** What the row declares: all tonnes of its methods, of a control its own credit. */
  readonly tonnes: Tonnes;
  readonly activity: { readonly value: number; readonly unit: string } | null;
}

/** Finds inputs for every row's tonnes and evaluates the methods with them: what they yield is what the row states. */
export function makeMeasures(
  seed: number,
  methods: ReadonlyMap<string, Method>,
  drafts: readonly Draft[],
  sources: readonly SourceDraft[],
  faults: Pick<Faults, 'staleFactor' | 'highCapture'>,
): Measured[] {
  const random = new Random(seed, 'measures');
  const changes = new Map(sources.flatMap((source) => [...(source.control?.changes ?? [])]));
  const later = new Set(
    sources
      .filter((source) => source.remaining)
      .flatMap((source) => inOrder(source.members.map((index) => drafts[index]!)).slice(1)),
  );
  return drafts.map((draft) => {
    const change = changes.get(draft.index);
    const basis = later.has(draft) ? 'remaining' : 'original';
    const measures =
      change === undefined
        ? [{ ...solved(methods, recipeOf(draft, random, faults), draft, random), basis } as const]
        : controlMeasures(change, draft);
    return measured(methods, draft, measures);
  });
}

function recipeOf(draft: Draft, random: Random, faults: Pick<Faults, 'staleFactor' | 'highCapture'>): Recipe {
  const usual = random.pick(RECIPES[draft.plan.id]!);
  if (faults.staleFactor.has(draft.index)) return STALE_RECIPES[draft.plan.id]!;
  if (!faults.highCapture.has(draft.index)) return usual;
  return { ...usual, given: (drawing, row) => ({ ...usual.given(drawing, row), capture_after: TOO_HIGH_CAPTURE }) };
}

function solved(methods: ReadonlyMap<string, Method>, recipe: Recipe, draft: Draft, random: Random) {
  const method = methods.get(recipe.method)!;
  let inputs = recipe.given(random, draft);
  for (const [input, pollutant] of recipe.solve) {
    const target = draft.tonnes[pollutant];
    if (target === undefined) continue;
    const answer = solveActivity(method, pollutant, target, inputs, AS_OF, input);
    if (!answer.ok) throw new Error(`${draft.id} ${recipe.method} ${input}: ${JSON.stringify(answer.refusals)}`);
    inputs = { ...inputs, [input]: Number(answer.value.toPrecision(DIGITS)) };
  }
  return { method: recipe.method, inputs };
}

/** The control method of the pair; the added NOx of an oxidiser stands beside it as typed. */
function controlMeasures(change: ControlChange, draft: Draft): Measure[] {
  const control: Measure =
    change.capture === undefined
      ? { method: 'voc-removal-control', inputs: { removal: change.removal! }, basis: 'original' }
      : { method: 'voc-capture-control', inputs: { capture: change.capture }, basis: 'original' };
  const nox = draft.tonnes.NOx;
  return nox === undefined ? [control] : [control, { method: 'typed-tonnes', inputs: { nox }, basis: 'original' }];
}

function measured(methods: ReadonlyMap<string, Method>, draft: Draft, measures: readonly Measure[]): Measured {
  const worked = measures.map((measure): WorkedMeasure => {
    const method = methods.get(measure.method)!;
    const answer = evaluateMethod(method, measure.inputs, AS_OF);
    if (!answer.ok) throw new Error(`${draft.id} ${measure.method}: ${JSON.stringify(answer.refusals)}`);
    return { measure, method, result: answer.value };
  });
  const reduction = reductionOf(worked);
  if (!reduction.ok) throw new Error(`${draft.id}: ${JSON.stringify(reduction.problems)}`);
  const tonnes = Object.entries(reduction.value).map(([pollutant, one]) => [
    pollutant,
    'tonnes' in one ? one.tonnes : draft.tonnes[pollutant as Pollutant]!,
  ]);
  return {
    measures,
    reduces: reduction.value,
    tonnes: Object.fromEntries(tonnes) as Tonnes,
    activity: activityOf(worked[0]!),
  };
}

/** The level of activity behind the tonnes: coal burnt, cars, stoves … A new control value is none. */
function activityOf({ measure, method }: WorkedMeasure): Measured['activity'] {
  const id = method.definition.activity;
  const value = id === undefined ? undefined : measure.inputs[id];
  const input = method.inputs.find((one) => one.id === id);
  if (method.form !== 'tonnes' || typeof value !== 'number' || input === undefined) return null;
  return { value, unit: input.definition.unit };
}
