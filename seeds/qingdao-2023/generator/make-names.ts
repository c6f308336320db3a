import type { Draft } from './draft.ts';
import type { Enterprise } from './make-enterprises.ts';
import type { Measured } from './make-measures.ts';
import type { Faults } from './plant-faults.ts';
import type { Inputs } from './recipe.ts';
import { Random } from './random.ts';
import { PARKS } from './trades.ts';
import { SEASON_WORDS, TYPE_WORDS } from './words-of-types.ts';

export interface Naming {
  readonly name: string;
  readonly process: string;
  readonly content: string;
}

const SEMI_CLOSED = '半密闭罩（含排气柜）';
const PARK_CHANCE = 0.3;
/** Rows of these stand for many households, vehicles, roads or fields of a district and have no enterprise. */
const PUBLIC_PLACES: Readonly<Record<string, string>> = {
  'clean-heating': '示例镇',
  'vehicle-scrap': '示例批次',
  'high-emitter-im': '示例批次',
  'dust-road': '示例路段',
  straw: '示例镇',
};

/** Names and words of every row; all say 示例. */
export function makeNames(
  seed: number,
  drafts: readonly Draft[],
  parts: {
    readonly enterprises: ReadonlyMap<number, Enterprise>;
    readonly measured: readonly Measured[];
    readonly districtNames: ReadonlyMap<string, string>;
    readonly faults: Faults;
  },
): Naming[] {
  const random = new Random(seed, 'names');
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const words = TYPE_WORDS[draft.plan.id]!;
    const { what, content } = (draft.windowed ? SEASON_WORDS[draft.plan.id] : undefined) ?? words;
    const enterprise = parts.enterprises.get(draft.index);
    const key = `${draft.plan.id} ${draft.district}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const district = parts.districtNames.get(draft.district)!;
    const who = enterprise?.name ?? `示例·${district}${PUBLIC_PLACES[draft.plan.id]!}${String(count).padStart(2, '0')}`;
    const park =
      enterprise !== undefined && random.chance(PARK_CHANCE) ? `位于${random.pick(PARKS[draft.zone]!)}。` : '';
    const inputs = numbersOf(parts.measured[draft.index]!);
    const variant = what[random.chance(0.3) ? 1 : 0];
    // A double entry says the same work once more, in almost the same words.
    const title = parts.faults.duplicates.has(draft.index) ? `${what[0]}项目` : variant;
    const hood = parts.faults.highCapture.has(draft.index) ? `，${SEMI_CLOSED}` : '';
    return {
      name: `${who}${title}`,
      process: `${words.process}${hood}`,
      content: `${content(inputs)}${park}`,
    };
  });
}

function numbersOf({ measures }: Measured): Inputs {
  const entries = Object.entries(measures[0]!.inputs).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(entries);
}
