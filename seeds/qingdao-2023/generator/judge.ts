import { evaluate } from '../../../models/engine/evaluate.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Drawn } from './draw-sample.ts';
import type { FrameFiles } from './frame-files.ts';
import { portfolioOf } from './portfolio.ts';
import { modelTarget, setTargets, type TargetDraft } from './set-targets.ts';

/** What the drawn sample achieves, as planned and when the coking works is 90 days late. */
export interface Judged {
  readonly targets: readonly TargetDraft[];
  readonly planned: Outcome;
  readonly slipped: Outcome;
}

/** Sets the targets from what the sample achieves without them, then holds it against them. */
export function judge(frame: FrameFiles, { drafts, sources, measured }: Drawn): Judged {
  const bare = portfolioOf(frame, drafts, sources, measured, []);
  const planned = evaluate(bare);
  const zoneOfDistrict = new Map([...frame.districts].map(([code, { zone }]) => [code, zone]));
  const targets = setTargets(planned, evaluate(bare, 'coking-90'), zoneOfDistrict, poolVoc(drafts, planned));
  const held = portfolioOf(frame, drafts, sources, measured, targets.map(modelTarget));
  return { targets, planned: evaluate(held), slipped: evaluate(held, 'coking-90') };
}

/** Full-year VOC tonnes of the pool by district. */
function poolVoc(drafts: Drawn['drafts'], outcome: Outcome): ReadonlyMap<string, number> {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const sums = new Map<string, number>();
  for (const { id, reduces } of outcome.projects) {
    const draft = byId.get(id.replace(/#\d+$/, ''))!;
    if (draft.status === 'cancelled') continue;
    sums.set(draft.district, (sums.get(draft.district) ?? 0) + (reduces.VOC?.full_year ?? 0));
  }
  return sums;
}
