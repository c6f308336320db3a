import { projectNumber } from '../../../src/catalogue/check-character.ts';
import { ANCHORS, GRINDING_STATIONS, type Anchor } from './anchor-plan.ts';
import type { Draft, Tonnes } from './draft.ts';
import { PLACES, PLACE_PLAN, ROWS_IN_PARK } from './place-plan.ts';
import { Random } from './random.ts';
import { TYPE_PLAN, type TypePlan } from './type-plan.ts';

/** What the hand-written files say about a type and a district. */
export interface Frame {
  readonly types: ReadonlyMap<string, { readonly category: string; readonly counted: string | null }>;
  readonly districts: ReadonlyMap<string, { readonly zone: string }>;
}

/** NOx of the twelve stations together, t/a, over their 14.2 Mt: a little drying gas and some lorries, no kiln. */
const GRINDING_NOX_PER_MT = 14.4 / 14.2;
const PARK_DISTRICT = '370214';
const PARK = 'high-tech';

/** All rows with place, tonnes and money; the mean of the body of each type and zone is exact. */
export function drawRows(seed: number, frame: Frame): Draft[] {
  const placed = TYPE_PLAN.flatMap((plan) => placedRows(plan)).map((row, index) => ({ ...row, index }));
  const inPark = new Set(
    new Random(seed, 'park').some(
      placed.filter((row) => row.district === PARK_DISTRICT && row.anchor === null).map((row) => row.index),
      ROWS_IN_PARK,
    ),
  );
  const tonnes = drawTonnes(seed, frame, placed);
  const capital = drawCapital(seed, placed);
  return placed.map((row): Draft => {
    const type = frame.types.get(row.plan.id)!;
    return {
      ...row,
      id: projectNumber('QD', 2023, row.index + 1),
      category: type.category,
      counted: type.counted,
      zone: frame.districts.get(row.district)!.zone,
      area: inPark.has(row.index) ? PARK : null,
      tonnes: tonnes.get(row.index)!,
      capital: capital.get(row.index)!,
      day: row.anchor?.day ?? null,
      slipped: false,
      until: null,
      windowed: false,
      status: 'planned',
      tranches: [],
    };
  });
}

interface PlacedRow {
  readonly plan: TypePlan;
  readonly district: string;
  readonly anchor: Anchor | null;
  readonly capacity: number | null;
}

function placedRows(plan: TypePlan): PlacedRow[] {
  return PLACES.flatMap((district, column) => {
    const anchors = ANCHORS.filter((anchor) => anchor.type === plan.id && anchor.district === district);
    const stations = plan.id === 'ule-grinding' ? GRINDING_STATIONS.filter((one) => one.district === district) : [];
    return Array.from({ length: PLACE_PLAN[plan.id]![column]! }, (_, i) => ({
      plan,
      district,
      anchor: anchors[i] ?? null,
      capacity: stations[i]?.capacity ?? null,
    }));
  });
}

function drawTonnes(seed: number, frame: Frame, rows: readonly (PlacedRow & { index: number })[]) {
  const random = new Random(seed, 'tonnes');
  const tonnes = new Map<number, Tonnes>();
  const bodies = new Map<string, { plan: TypePlan; members: number[] }>();
  for (const row of rows) {
    if (row.anchor !== null) tonnes.set(row.index, row.anchor.tonnes);
    else if (row.capacity !== null) tonnes.set(row.index, { NOx: row.capacity * GRINDING_NOX_PER_MT });
    else {
      const key = `${row.plan.id} ${frame.districts.get(row.district)!.zone}`;
      const body = bodies.get(key) ?? { plan: row.plan, members: [] };
      body.members.push(row.index);
      bodies.set(key, body);
    }
  }
  for (const { plan, members } of bodies.values()) {
    const sizes = meanOne(members.map(() => random.lognormal(plan.gsd)));
    members.forEach((index, i) => tonnes.set(index, scaledBody(plan, sizes[i]!)));
  }
  return tonnes;
}

/** The added NOx of an oxidiser's support gas does not follow the size of the project. */
function scaledBody(plan: TypePlan, size: number): Tonnes {
  return Object.fromEntries(Object.entries(plan.body).map(([p, mean]) => [p, mean < 0 ? mean : mean * size]));
}

function drawCapital(seed: number, rows: readonly (PlacedRow & { index: number })[]): Map<number, number> {
  const random = new Random(seed, 'capital');
  const capital = new Map<number, number>();
  for (const plan of TYPE_PLAN) {
    const body = rows.filter((row) => row.plan === plan && row.anchor === null);
    const sizes = meanOne(body.map(() => random.lognormal(1.8)));
    const amounts = sizes.map((size) => Math.round(size * plan.capital * 100) / 100);
    const rest = plan.capital * body.length - amounts.reduce((sum, amount) => sum + amount, 0);
    const largest = amounts.indexOf(Math.max(...amounts));
    body.forEach((row, i) => {
      capital.set(row.index, Math.round((amounts[i]! + (i === largest ? rest : 0)) * 100) / 100);
    });
  }
  for (const row of rows) if (row.anchor !== null) capital.set(row.index, row.anchor.capital);
  return capital;
}

function meanOne(draws: readonly number[]): number[] {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  return draws.map((draw) => draw / mean);
}
