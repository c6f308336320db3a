// Section 7 of the model: one target held against one book.
import type { Attainment } from './outcome-json.ts';
import type { TargetJson } from './portfolio-json.ts';
import type { Ledger } from './ledger-of-book.ts';
import { selects } from './scenario-changes.ts';
import type { Standing } from './standing-project.ts';

type Measure = 'season' | 'year' | 'full_year';

function attain(required: number, achieved: number): Attainment {
  const met = achieved >= required - 1e-9 * Math.abs(required);
  return { required, achieved, gap: Math.max(0, required - achieved), met };
}

function reduction(members: Standing[], ledger: Ledger, pollutant: string, measure: Measure): number {
  let tonnes = 0;
  for (const project of members) tonnes += ledger.figures.get(project.id)![pollutant]?.[measure] ?? 0;
  return tonnes;
}

function countReady(members: Standing[], by: string): number {
  const ready = new Map<string, boolean>();
  for (const project of members) {
    const key = project.group ?? project.id;
    const inTime = project.effective !== null && project.effective <= by;
    ready.set(key, (ready.get(key) ?? true) && inTime);
  }
  return [...ready.values()].filter(Boolean).length;
}

/** `baseSeason` is that of the target's area: of its zone, or the sum over all zones. */
export function attainTarget(
  target: TargetJson,
  book: Standing[],
  ledger: Ledger,
  baseSeason: Record<string, number>,
): Attainment {
  const members = book.filter(
    (project) => (!target.zone || project.zone === target.zone) && (!target.only || selects(target.only, project)),
  );
  if (target.line) {
    const n = reduction(members, ledger, 'NOx', 'season') / baseSeason.NOx!;
    const v = reduction(members, ledger, 'VOC', 'season') / baseSeason.VOC!;
    const result = attain(target.line.a * Math.max(n, 0) + target.line.b, v);
    return { ...result, gap_tonnes: result.gap * baseSeason.VOC! };
  }
  if (target.count !== undefined) return attain(target.count, countReady(members, target.by!));
  const pollutant = target.pollutant!;
  if (target.season_tonnes !== undefined) {
    return attain(target.season_tonnes, reduction(members, ledger, pollutant, 'season'));
  }
  if (target.year_tonnes !== undefined) {
    return attain(target.year_tonnes, reduction(members, ledger, pollutant, 'year'));
  }
  if (target.full_year_tonnes !== undefined) {
    return attain(target.full_year_tonnes, reduction(members, ledger, pollutant, 'full_year'));
  }
  const required = (target.season_percent! / 100) * baseSeason[pollutant]!;
  return attain(required, reduction(members, ledger, pollutant, 'season'));
}
