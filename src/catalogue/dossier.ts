import { z } from 'zod';
import type { Status } from '../../models/vocabulary.ts';
import { PAPER_KINDS, CHECKLISTS, CHECKLIST_OF_TYPE, type ChecklistItem, type PaperKind } from './checklists.ts';
import { STEP_IDS, STEPS, type Step } from './steps.ts';
import { pathOf, type Workflow } from './workflows.ts';

/** How one item of a dossier stands; `not-applicable` (不适用) was decided with a reason. */
export type ItemState = 'missing' | 'returned' | 'handed-in' | 'accepted' | 'not-applicable';

/** A paper on file, as far as the dossier is concerned; what was made void (作废) is none. */
export interface PaperOnFile {
  readonly kind: string;
  readonly state: 'handed-in' | 'returned' | 'accepted';
}

export interface DossierItem extends ChecklistItem {
  readonly state: ItemState;
  /** Counts at the present step; items of later steps do not pull the score down. */
  readonly isDue: boolean;
}

/** The completeness of a project's evidence (佐证完整度). */
export interface Dossier {
  readonly items: readonly DossierItem[];
  /** Weight of accepted items of those due, 0–100; null while nothing is due (or all of it is not applicable). */
  readonly score: number | null;
  /** The same when everything handed in were accepted, 0–100: shown apart, never instead of the score. */
  readonly handedIn: number | null;
  /** What is due and not accepted. */
  readonly missing: readonly DossierItem[];
}

/** The standard checklist of a project type, as far as its workflow has the steps; a type the city added itself has the general one. */
export function checklistOf(type: string, workflow: Workflow = 'standard'): readonly ChecklistItem[] {
  const path: readonly Step[] = pathOf(workflow);
  return CHECKLISTS[CHECKLIST_OF_TYPE[type] ?? 'general'].filter(({ due }) => path.includes(due));
}

const ownChecklistSchema = z.array(
  z.strictObject({ kind: z.enum(PAPER_KINDS), due: z.enum(STEP_IDS), weight: z.number().min(0.1).max(100) }),
);

/** The checklist of a type: the one the city keeps (JSON), else the standard one. */
export function checklistFrom(
  type: string,
  { workflow, checklist: own }: { readonly workflow: Workflow; readonly checklist: string | null },
): readonly ChecklistItem[] {
  return own === null ? checklistOf(type, workflow) : ownChecklistSchema.parse(JSON.parse(own));
}

/** Judges the papers of one project by a checklist at its present step, or at another when that is asked. */
export function dossierOf(
  { step, checklist }: { readonly step: string; readonly checklist: readonly ChecklistItem[] },
  evidence: readonly PaperOnFile[],
  waived: readonly string[] = [],
): Dossier {
  const reached = STEPS.findIndex(({ id }) => id === step);
  const items = checklist.map((item): DossierItem => ({
    ...item,
    state: waived.includes(item.kind) ? 'not-applicable' : stateOf(item.kind, evidence),
    isDue: STEPS.findIndex(({ id }) => id === item.due) <= reached,
  }));
  const due = items.filter(({ isDue, state }) => isDue && state !== 'not-applicable');
  return {
    items,
    score: share(due, ['accepted']),
    handedIn: share(due, ['accepted', 'handed-in']),
    missing: due.filter(({ state }) => state !== 'accepted'),
  };
}

/** Is nothing on file for tonnes that are said to be done? Then `no-evidence` (缺佐证材料) stands wherever they stand. */
export function lacksEvidence(
  { status, merged_into }: { readonly status: Status; readonly merged_into: string | null },
  hasPapers: boolean,
): boolean {
  return !hasPapers && merged_into === null && (status === 'built' || status === 'verified');
}

/** Of several papers for one item the best counts. */
function stateOf(kind: PaperKind, evidence: readonly PaperOnFile[]): ItemState {
  const states = evidence.filter((paper) => paper.kind === kind).map(({ state }) => state);
  return (['accepted', 'handed-in', 'returned'] as const).find((state) => states.includes(state)) ?? 'missing';
}

function share(due: readonly DossierItem[], states: readonly ItemState[]): number | null {
  const whole = weightOf(due);
  return whole === 0 ? null : (100 * weightOf(due.filter(({ state }) => states.includes(state)))) / whole;
}

const weightOf = (items: readonly DossierItem[]): number => items.reduce((sum, { weight }) => sum + weight, 0);
