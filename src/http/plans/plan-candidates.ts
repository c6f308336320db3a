import type { Reason } from '../../../models/choice/plan.ts';
import { chosenOf } from '../../../models/choice/answer.ts';
import { paths } from '../../paths.ts';
import { projectOfEntry } from '../../services/portfolio/portfolio-entries.ts';
import { number, tonnes } from '../../words/number.ts';
import { planSentence } from '../../words/plan-sentence.ts';
import type { PlanFacts } from './plan-facts.ts';

/** A candidate as the plan treats it, with the one sentence that says why. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly lead: string;
  readonly chosen: boolean;
  readonly own: string | null;
  /** The day it runs in the plan; null when it is not chosen. */
  readonly day: string | null;
  readonly capital: number | null;
  readonly annualised: number | null;
  /** t the plan adds there. */
  readonly nox: number;
  readonly voc: number;
  readonly sentence: string;
}

/** Every candidate once, chosen ones first and of those the dearest first. */
export function planCandidates(facts: PlanFacts): readonly Candidate[] {
  const { result, names, t } = facts;
  const reasons = new Map<string, Reason>();
  for (const reason of result.plan.reasons) {
    const number_ = projectOfEntry(reason.id);
    if (!reasons.has(number_)) reasons.set(number_, reason);
  }
  const bills = new Map(result.bills.map((bill) => [projectOfEntry(bill.id), bill]));
  // The first part of a project in parts speaks for it, as it does in its own day; only a project of one part is ever pulled forward.
  const days = new Map(
    chosenOf(result.plan)
      .toReversed()
      .map(({ id, effective }) => [projectOfEntry(id), effective]),
  );
  const gains = gainsOf(facts);
  return Array.from(reasons, ([id, reason]): Candidate => {
    const place = result.projects[id];
    const bill = bills.get(id);
    return {
      id,
      name: place?.name ?? id,
      district: names.district(place?.district ?? ''),
      lead: place?.lead ?? '',
      chosen: reason.chosen,
      own: place?.own ?? null,
      day: days.get(id) ?? null,
      capital: bill?.capital ?? null,
      annualised: bill?.annualised ?? null,
      nox: gains.get(id)?.nox ?? 0,
      voc: gains.get(id)?.voc ?? 0,
      sentence: planSentence(reason, names, t),
    };
  }).sort(
    (a, b) =>
      Number(b.chosen) - Number(a.chosen) || (b.annualised ?? 0) - (a.annualised ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

/** t the plan adds at each project, of the season or of a full year. */
function gainsOf({ result }: PlanFacts): ReadonlyMap<string, { readonly nox: number; readonly voc: number }> {
  const measure = result.measure === 'season' ? 'season' : 'fullYear';
  const sums = new Map<string, { nox: number; voc: number }>();
  for (const { id, gains } of result.moved) {
    const key = projectOfEntry(id);
    const { nox, voc } = sums.get(key) ?? { nox: 0, voc: 0 };
    sums.set(key, { nox: nox + (gains.NOx?.[measure] ?? 0), voc: voc + (gains.VOC?.[measure] ?? 0) });
  }
  return sums;
}

/** A row of the page's table. */
export function candidateLine(candidate: Candidate, { t }: PlanFacts) {
  const { id, name, district, lead, chosen, own, day, capital, annualised, nox, voc, sentence } = candidate;
  return {
    href: paths.project.to({ id }),
    id,
    name,
    district,
    lead,
    chosen,
    verdict: t(chosen ? 'plans.is-chosen' : 'plans.is-rejected'),
    own: own ?? t('plans.no-day'),
    day: day !== null && day !== own ? day : null,
    capital: number(capital, 1),
    annualised: number(annualised, 1),
    nox: chosen ? tonnes(nox) : '—',
    voc: chosen ? tonnes(voc) : '—',
    sentence,
  };
}
