import { addDays } from '../../../models/calendar.ts';
import { isDone, type Draft } from './draft.ts';
import type { Workflows } from './hands.ts';
import type { Cell, CsvRow } from './make-projects.ts';
import { officers } from './people.ts';
import { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

const ORIGIN = { origin: 'invented' } as const;
/** What is usually being done at a progress, and what comes next. */
const STAGES: readonly (readonly [upTo: number, done: string, next: string])[] = [
  [10, '完成治理方案编制', '开展招标'],
  [20, '完成招标，签订合同', '组织进场施工'],
  [40, '土建施工', '组织设备到货'],
  [55, '主要设备到货', '安排设备安装'],
  [75, '设备安装', '准备调试'],
  [95, '设备调试', '组织验收和评估监测'],
  [100, '完工，进入试运行', '开展自查'],
];

/** Of those whose short life has no self-check. */
const FINISHED_LIGHT = [100, '完成', '上传佐证，等待抽查'] as const;

/** What reports are taken from. */
interface Told {
  readonly projects: readonly CsvRow[];
  readonly history: readonly CsvRow[];
  readonly workflows: Workflows;
}

/** Reports of the ledger's months: every progress of the history was reported, and of projects without news some said so. */
export function makeReports(
  seed: number,
  drafts: readonly Draft[],
  timelines: readonly Timeline[],
  { projects, history, workflows }: Told,
): CsvRow[] {
  const random = new Random(seed, 'reports');
  const stated = new Map<string, CsvRow[]>();
  for (const row of history) {
    if (row['field'] !== 'progress') continue;
    const id = String(row['project']);
    stated.set(id, [...(stated.get(id) ?? []), row]);
  }
  return drafts.flatMap((draft, i) => {
    const project = projects[i]!;
    if (['proposed', 'cancelled'].includes(draft.status) || timelines[i]!.step === 'closed') return [];
    const isLight = workflows.get(draft.plan.id) === 'light';
    const reports = (stated.get(draft.id) ?? []).map((row) => progressReport(draft, row, project, isLight));
    const last = String(reports.at(-1)?.['day'] ?? '');
    const rows = [...reports, ...quietReport(draft, last, random)];
    return project['step'] === 'closed' ? [] : rows;
  });
}

function progressReport(draft: Draft, row: CsvRow, project: CsvRow, isLight: boolean): CsvRow {
  const progress = Number(row['to']);
  const [, done, next] = isLight && progress === 100 ? FINISHED_LIGHT : STAGES.find(([upTo]) => progress <= upTo)!;
  const problem: Cell = draft.slipped ? (project['problem'] ?? null) : null;
  return {
    project: draft.id,
    day: String(row['at']).slice(0, 10),
    progress,
    done,
    problem,
    next_step: next,
    unchanged: 0,
    by: row['by']!,
    ...ORIGIN,
  };
}

/** 本期无变化: most of those without news in June said so, some in May only, the rest are silent. */
function quietReport(draft: Draft, last: string, random: Random): CsvRow[] {
  const drawn = random.unit();
  const offset = random.whole(0, 26);
  const from = drawn < 0.55 ? '2023-06-02' : drawn < 0.75 ? '2023-05-04' : null;
  if (from === null) return [];
  const day = addDays(from, offset);
  if (day <= last) return [];
  const by = officers(draft.district)[isDone(draft.status) ? 1 : 0];
  return [
    { project: draft.id, day, progress: null, done: null, problem: null, next_step: null, unchanged: 1, by, ...ORIGIN },
  ];
}

/** Milestones of the ultra-low-emission works, from the frozen plan. */
export function milestoneRows(drafts: readonly Draft[], timelines: readonly Timeline[]): CsvRow[] {
  return drafts.flatMap((draft, i) => {
    const { plan_start, plan_finish, started, finished, effective } = timelines[i]!;
    if (!draft.plan.id.startsWith('ule-') || plan_start === null || plan_finish === null) return [];
    const evaluated = isDone(draft.status) ? effective : null;
    return [
      ['方案编制', plan_start, started, 0] as const,
      ['主体完工', plan_finish, finished, 0] as const,
      ['评估监测', addDays(plan_finish, 30), evaluated, 1] as const,
    ].map(([name, due, done, required], seq) => ({ project: draft.id, seq, name, due, done, required, ...ORIGIN }));
  });
}
