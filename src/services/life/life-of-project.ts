import { dossierOf, type Dossier } from '../../catalogue/dossier.ts';
import type { Hands } from '../../catalogue/four-eyes.ts';
import type { MoveFacts } from '../../catalogue/move-needs.ts';
import type { Step } from '../../catalogue/steps.ts';
import { movesAt, nextStep, type LifeStep, type MoveKind, type Workflow } from '../../catalogue/workflows.ts';
import { papersOfProject, waiversOf, type Paper } from '../../db/evidence.ts';
import { movesOfProject } from '../../db/project-moves.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { stepsOfProject } from '../../db/project-steps.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { enteredBy, signaturesOf } from '../../db/signatures.ts';
import type { DossierWaiversTable, ProjectMovesTable, SignaturesTable } from '../../db/tables/lifecycle-tables.ts';
import type { ProjectStepsTable } from '../../db/tables/project-tables.ts';
import { packagesOf, type WorkPackage } from '../../db/work-packages.ts';
import { typeRulesOf } from '../../db/categories.ts';

/** Everything that is known of a project's life: where it stands, what is on file, who signed, what was done. */
export interface Life {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly next: LifeStep | null;
  readonly kinds: readonly MoveKind[];
  readonly steps: readonly ProjectStepsTable[];
  readonly moves: readonly ProjectMovesTable[];
  readonly papers: readonly Paper[];
  readonly waivers: readonly DossierWaiversTable[];
  readonly dossier: Dossier;
  readonly packages: readonly WorkPackage[];
  readonly signatures: readonly SignaturesTable[];
  readonly hands: Hands;
  readonly facts: MoveFacts;
}

/** Reads the life of one project; eight statements. */
export async function lifeOfProject(reader: Reader, key: ProgrammeKey, record: ProjectRecord): Promise<Life> {
  const { id } = record;
  const step = record.step as Step;
  const { workflow, checklist } = await typeRulesOf(reader, key.city, record.type);
  const papers = await papersOfProject(reader, key, id);
  const counting = papers.filter(({ void_at }) => void_at === null);
  const waivers = await waiversOf(reader, key, [id]);
  const dossier = dossierOf(
    { step, checklist },
    counting,
    waivers.map(({ kind }) => kind),
  );
  const moves = await movesOfProject(reader, key, id);
  const packages = await packagesOf(reader, key, id);
  const signatures = await signaturesOf(reader, key, id);
  const standing = signatures.filter(({ void_at }) => void_at === null);
  return {
    workflow,
    step,
    next: nextStep(workflow, step),
    kinds: movesAt(workflow, step, record.paused_from !== null),
    steps: await stepsOfProject(reader, key, id),
    moves,
    papers,
    waivers,
    dossier,
    packages,
    signatures,
    hands: {
      enteredBy: await enteredBy(reader, key, id),
      uploadedBy: papers.flatMap(({ uploader_id }) => (uploader_id === null ? [] : [uploader_id])),
      signatures: standing,
    },
    facts: {
      ...record,
      paused: record.paused_from !== null,
      items: dossier.items,
      packages,
      noticeTo: noticeOf(moves)?.to ?? null,
    },
  };
}

export interface Notice {
  readonly place: string;
  readonly from: string;
  readonly to: string;
}

/** The notice of the latest 公示. */
export function noticeOf(moves: readonly ProjectMovesTable[]): Notice | null {
  const published = moves.find(({ to_step: to, kind }) => to === 'published' && kind === 'advance');
  if (published === undefined) return null;
  return (JSON.parse(published.detail) as { readonly notice?: Notice }).notice ?? null;
}
