import type { Method } from '../../../models/method.ts';
import { creditPairs } from './credit-pairs.ts';
import type { Draft, SourceDraft } from './draft.ts';
import { drawDays } from './draw-days.ts';
import { drawRows } from './draw-rows.ts';
import { drawSources } from './draw-sources.ts';
import { drawStatuses } from './draw-statuses.ts';
import { drawTranches } from './draw-tranches.ts';
import type { FrameFiles } from './frame-files.ts';
import { makeMeasures, type Measured } from './make-measures.ts';
import { plantPaperFaults, plantSourceFaults, type Faults } from './plant-faults.ts';

/** Everything the model needs of the sample, before it is put into words. */
export interface Drawn {
  readonly drafts: readonly Draft[];
  readonly sources: readonly SourceDraft[];
  readonly measured: readonly Measured[];
  readonly faults: Faults;
}

/** Draws rows, days, statuses, tranches, sources and faults in this order, and finds the measures that bring about the tonnes. */
export function drawSample(seed: number, frame: FrameFiles, methods: ReadonlyMap<string, Method>): Drawn {
  const dated = drawDays(seed, drawRows(seed, frame));
  const standing = drawTranches(seed, drawStatuses(seed, dated));
  const { sources, ...sourceFaults } = plantSourceFaults(seed, standing, drawSources(seed, standing));
  const { drafts: planted, ...paperFaults } = plantPaperFaults(seed, standing, sources);
  const faults = { ...sourceFaults, ...paperFaults };
  const credited = creditPairs(planted, sources);
  const measured = makeMeasures(seed, methods, credited, sources, faults);
  const drafts = credited.map((draft, i): Draft => ({ ...draft, tonnes: measured[i]!.tonnes }));
  return { drafts, sources, measured, faults };
}
