import type { Step } from '../../../src/catalogue/steps.ts';
import type { Draft } from './draft.ts';
import { signersOf, type Workflows } from './hands.ts';
import type { CsvRow } from './make-projects.ts';
import { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

const OPINIONS: Readonly<Partial<Record<Step, readonly string[]>>> = {
  checked: ['现场核查，治理设施正常运行，台账齐全', '设施已建成投用，同意通过核查', '资料与现场一致，同意通过核查'],
  accepted: ['现场核实减排设施投用，同意验收', '监测数据与申报基本一致，同意验收'],
  closed: ['抽查合格，同意销号', '佐证齐全，同意销号'],
};

/** What the names under a check are taken from. */
interface Signed {
  readonly projects: readonly CsvRow[];
  readonly history: readonly CsvRow[];
  readonly workflows: Workflows;
}

/** The names under the checks of every row: the last at the moment the row moved, the one before some minutes earlier; who accepts says what was found on site. */
export function signatureRows(
  seed: number,
  drafts: readonly Draft[],
  timelines: readonly Timeline[],
  { projects, history, workflows }: Signed,
): CsvRow[] {
  const random = new Random(seed, 'signatures');
  const moved = new Map(
    history
      .filter(({ field }) => field === 'step')
      .map(({ project, to, at }) => [`${String(project)} ${String(to)}`, String(at)]),
  );
  return drafts.flatMap((draft, i) => {
    const rows = timelines[i]!.reached.flatMap(({ step, day }) => {
      const at = moved.get(`${draft.id} ${step}`);
      const signers = signersOf(draft, step, workflows);
      if (at === undefined) return [];
      return signers.map((by, place) => ({
        project: draft.id,
        step,
        day,
        opinion: random.pick(OPINIONS[step]!),
        found: step === 'accepted' ? foundOnSite(projects[i]!, random) : null,
        by,
        at: minutesBefore(at, 25 * (signers.length - 1 - place)),
        origin: 'invented',
      }));
    });
    return rows.map((row, index) => ({ ...row, seq: index + 1 }));
  });
}

/** Tonnes of a year near those declared, to the hundredth. */
function foundOnSite(project: CsvRow, random: Random): string | null {
  const declared = JSON.parse(String(project['reduces'])) as Readonly<Record<string, { readonly tonnes: number }>>;
  const found = Object.entries(declared)
    .filter(([, { tonnes }]) => tonnes > 0)
    .map(([pollutant, { tonnes }]) => [pollutant, Math.round(tonnes * random.between(0.9, 1) * 100) / 100] as const);
  return found.length === 0 ? null : JSON.stringify(Object.fromEntries(found));
}

function minutesBefore(at: string, minutes: number): string {
  return `${new Date(Date.parse(at) - minutes * 60_000).toISOString().slice(0, 16)}Z`;
}
