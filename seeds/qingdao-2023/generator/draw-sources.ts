import { isListed, type Draft, type SourceDraft } from './draft.ts';
import { Random } from './random.ts';

const VOC_TYPES = ['low-voc-materials', 'voc-capture', 'voc-endpipe', 'voc-simple-out'];
const NOX_TYPES = ['gas-boiler-lnb', 'furnace-denox', 'furnace-fuel'];
const CONTROL_PAIRS = 40;
const VOC_TRIPLES = 30;
const VOC_PAIRS = 90;
const NOX_PAIRS = 30;
const UPTIME = 0.9;

/** Who shares a source with whom; every other row that has an outlet gets a source of its own. */
export function drawSources(seed: number, drafts: readonly Draft[]): SourceDraft[] {
  const random = new Random(seed, 'sources');
  const free = new Set(drafts.filter((draft) => draft.anchor === null && hasSource(draft)));
  const take = (types: readonly string[], size: number, able: (draft: Draft) => boolean = () => true): number[] => {
    const members = togetherIn(random, [...free].filter(able), types, size);
    for (const member of members) free.delete(member);
    return members.map((member) => member.index);
  };
  const shared = (members: number[], remaining: boolean): SourceDraft => ({
    members,
    share: random.between(0.7, 0.95),
    control: null,
    remaining,
  });
  const control = times(CONTROL_PAIRS, () => {
    const end = random.unit() < 0.44 ? 'voc-endpipe' : 'voc-simple-out';
    return controlPair(random, take(['voc-capture', end], 2, isListed), drafts);
  });
  const triples = times(VOC_TRIPLES, () => shared(take(VOC_TYPES, 3), true));
  const pairs = times(VOC_PAIRS, () => shared(take(VOC_TYPES, 2), true));
  const burners = times(NOX_PAIRS, () => shared(take(NOX_TYPES, 2), false));
  const grouped = [...control, ...triples, ...pairs, ...burners];
  const inGroup = new Set(grouped.flatMap((source) => source.members));
  const own = drafts
    .filter((draft) => hasSource(draft) && !inGroup.has(draft.index))
    .map((draft): SourceDraft => ({
      members: [draft.index],
      share: random.between(0.2, 0.9),
      control: null,
      remaining: false,
    }));
  return [...grouped, ...own].sort((a, b) => Math.min(...a.members) - Math.min(...b.members));
}

/** Industry, boilers, loading, stations and workshops have an outlet; vehicles, dust, kitchens, farms and village heating have none. */
function hasSource(draft: Draft): boolean {
  if (draft.category === 'industry') return true;
  if (draft.category === 'combustion') return draft.plan.id !== 'clean-heating';
  return ['loading-vru', 'gas-station', 'auto-repair'].includes(draft.plan.id);
}

/** Rows of different types in one district. */
function togetherIn(random: Random, free: readonly Draft[], types: readonly string[], size: number): Draft[] {
  for (;;) {
    const first = random.pick(free.filter((draft) => types.includes(draft.plan.id)));
    const members = [first];
    while (members.length < size) {
      const taken = members.map((member) => member.plan.id);
      const able = free.filter(
        (draft) => draft.district === first.district && types.includes(draft.plan.id) && !taken.includes(draft.plan.id),
      );
      if (able.length === 0) break;
      members.push(random.pick(able));
    }
    if (members.length === size) return members;
  }
}

/** An existing poor capture and removal; one row improves the one, the other the other, and the two reinforce each other. */
function controlPair(random: Random, members: number[], drafts: readonly Draft[]): SourceDraft {
  const rounded = (from: number, to: number) => Math.round(random.between(from, to) * 1000) / 1000;
  const existing = { capture: rounded(0.3, 0.55), removal: rounded(0.15, 0.5), uptime: UPTIME };
  const changes = members.map((index): [number, { capture?: number; removal?: number }] =>
    drafts[index]!.plan.id === 'voc-capture'
      ? [index, { capture: rounded(0.8, 0.92) }]
      : [index, { removal: rounded(0.75, 0.88) }],
  );
  return { members, share: 1, control: { existing, changes: new Map(changes) }, remaining: false };
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
