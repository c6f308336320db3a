import { compareText } from '../../../models/compare-text.ts';
import { judgeAmounts, type AmountFinding } from '../../catalogue/amount-rules.ts';
import type { Amount } from '../../catalogue/project-schema.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Writer } from '../../db/reader.ts';
import { inputOf } from '../projects/input-of.ts';
import type { Planned, SaveContext } from '../projects/save-plan.ts';
import { saveProject } from '../projects/save-project.ts';

export type AmountsSaved =
  | Planned
  /** What the record itself would accept but a person has to explain or confirm first. */
  | { readonly kind: 'unexplained'; readonly findings: readonly AmountFinding[] }
  | { readonly kind: 'stale'; readonly who: string };

/** What one level says about a project: a line per pollutant; a pollutant named without a line is taken back. */
export interface LevelAmounts {
  readonly level: Amount['level'];
  readonly pollutants: readonly Amount['pollutant'][];
  readonly lines: readonly Amount[];
  /** Did the person confirm figures above those of the level before? */
  readonly confirmed: boolean;
}

/** The amounts of a record with one level's lines replaced, in the order the record keeps them. */
export function withLevel(amounts: readonly Amount[], { level, pollutants, lines }: LevelAmounts): readonly Amount[] {
  const kept = amounts.filter((line) => line.level !== level || !pollutants.includes(line.pollutant));
  return [...kept, ...lines].toSorted((a, b) => compareText(a.pollutant, b.pollutant) || compareText(a.level, b.level));
}

/** Saves what one level says, as an ordinary edit of the project; a cut needs its reason, a raise its reason and a confirmation. */
export async function saveLevel(
  trx: Writer,
  context: SaveContext,
  record: ProjectRecord,
  version: number,
  stated: LevelAmounts,
): Promise<AmountsSaved> {
  if (version !== record.version) return { kind: 'stale', who: record.updated_by };
  const amounts = withLevel(record.amounts, stated);
  const findings = judgeAmounts(amounts, record.amounts).filter(({ level }) => level === stated.level);
  if (findings.length > 0) return { kind: 'unexplained', findings };
  if (!stated.confirmed) {
    const bare = amounts.map((line) => ({ ...line, cut_reason: null }));
    const raised = judgeAmounts(bare, record.amounts).filter(
      ({ kind, level, pollutant }) =>
        kind === 'raised' && level === stated.level && isChanged(amounts, record.amounts, pollutant, level),
    );
    if (raised.length > 0) return { kind: 'unexplained', findings: raised };
  }
  return saveProject(trx, context, { ...inputOf(record), amounts }, version);
}

function isChanged(
  after: readonly Amount[],
  before: readonly Amount[],
  pollutant: Amount['pollutant'],
  level: Amount['level'],
): boolean {
  const of = (lines: readonly Amount[]) =>
    lines.find((line) => line.pollutant === pollutant && line.level === level)?.tonnes;
  return of(after) !== of(before);
}

/** The official measure and the mandate of a project: what decides whether it is in the book at all. */
export async function saveMeasure(
  trx: Writer,
  context: SaveContext,
  record: ProjectRecord,
  version: number,
  stated: Pick<ProjectRecord, 'counted' | 'mandate' | 'mandate_doc'>,
): Promise<AmountsSaved> {
  if (version !== record.version) return { kind: 'stale', who: record.updated_by };
  return saveProject(trx, context, { ...inputOf(record), ...stated }, version);
}
