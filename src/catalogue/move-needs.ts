import type { DossierItem } from './dossier.ts';
import { problem, type Problem } from './problem.ts';
import { orderOf, ruleOf, type LifeStep, type Need, type Workflow } from './workflows.ts';

/** What is known of a project when a move is judged. */
export interface MoveFacts {
  readonly step: string;
  readonly content: string | null;
  readonly start: string | null;
  readonly finish: string | null;
  readonly progress: number | null;
  readonly paused: boolean;
  /** The items of its checklist. */
  readonly items: readonly DossierItem[];
  /** The packages of an ultra-low-emission project. */
  readonly packages: readonly {
    readonly kind: string;
    readonly evaluated: string | null;
    readonly published: string | null;
  }[];
  /** Last day of its notice, when it is or was published. */
  readonly noticeTo: string | null;
}

/** What a person states with the move. */
export interface Stated {
  readonly effective?: string | null;
  readonly opinion?: string;
  readonly found?: Readonly<Record<string, number>>;
  readonly notice?: { readonly place: string; readonly from: string; readonly to: string } | null;
}

const PACKAGES = ['organised', 'fugitive', 'transport', 'monitoring'] as const;

/** What the record and the file lack for a step, before anything is stated: what the page names as 还缺. */
export function lacking(workflow: Workflow, to: LifeStep, facts: MoveFacts, asOf: string): readonly Problem[] {
  return ruleOf(workflow, to).needs.flatMap((need) => lackOf(need, to, facts, asOf));
}

/** What the form of the move itself lacks. */
export function unstated(workflow: Workflow, to: LifeStep, stated: Stated, noticeDays: number): readonly Problem[] {
  return ruleOf(workflow, to).needs.flatMap((need) => unstatedOf(need, stated, noticeDays));
}

function lackOf(need: Need, to: LifeStep, facts: MoveFacts, asOf: string): readonly Problem[] {
  switch (need) {
    case 'content':
      return facts.content === null ? [lack(need)] : [];
    case 'plan':
      return facts.start === null || facts.finish === null ? [lack(need)] : [];
    case 'progress':
      return (facts.progress ?? 0) > 0 ? [] : [lack(need)];
    case 'papers':
      return paperLack(need, facts.items.filter(({ due, state }) => due === to && ['missing', 'returned'].includes(state))); // prettier-ignore
    case 'dossier': {
      const before = to === 'closed' ? orderOf('published') : orderOf(to) - 1;
      const due = facts.items.filter((item) => orderOf(item.due) <= before);
      return paperLack(need, due.filter(({ state }) => state !== 'accepted' && state !== 'not-applicable')); // prettier-ignore
    }
    case 'packages-evaluated':
      return packageLack(need, facts, (one) => one?.evaluated ?? null);
    case 'packages-published':
      return packageLack(need, facts, (one) => one?.published ?? null);
    case 'notice-over':
      return facts.noticeTo === null || facts.noticeTo < asOf ? [] : [lack(need, { day: facts.noticeTo })];
    case 'not-paused':
      return facts.paused ? [lack(need)] : [];
    default:
      return [];
  }
}

function unstatedOf(need: Need, stated: Stated, noticeDays: number): readonly Problem[] {
  switch (need) {
    case 'effective':
      return (stated.effective ?? null) === null ? [problem('effective', 'needed-when-built')] : [];
    case 'opinion':
      return (stated.opinion ?? '') === '' ? [problem('opinion', 'required')] : [];
    case 'found':
      return Object.keys(stated.found ?? {}).length === 0 ? [problem('found-NOx', 'needs-found')] : [];
    case 'notice': {
      const notice = stated.notice ?? null;
      if (notice === null || notice.place === '') return [problem('notice-place', 'needs-notice')];
      // What is no day is said of the day.
      if (Number.isNaN(Date.parse(notice.from)) || Number.isNaN(Date.parse(notice.to))) return [];
      if (notice.to < notice.from)
        return [problem('notice-to', 'end-before-start', { value: notice.to, start: notice.from })];
      const days = workingDays(notice.from, notice.to);
      return days < noticeDays ? [problem('notice-to', 'notice-too-short', { days, least: noticeDays })] : [];
    }
    default:
      return [];
  }
}

const lack = (need: Need, params: Problem['params'] = {}): Problem => problem('', `needs-${need}`, params);

/** The kinds stand joined in `kinds`; whoever words the problem names them. */
function paperLack(need: Need, items: readonly DossierItem[]): readonly Problem[] {
  return items.length === 0 ? [] : [lack(need, { kinds: items.map(({ kind }) => kind).join(' ') })];
}

function packageLack(
  need: Need,
  { packages }: MoveFacts,
  dayOf: (one: MoveFacts['packages'][number] | undefined) => string | null,
): readonly Problem[] {
  const open = PACKAGES.filter((kind) => dayOf(packages.find((one) => one.kind === kind)) === null);
  return open.length === 0 ? [] : [lack(need, { packages: open.join(' ') })];
}

/** Mondays to Fridays from one day to another, both counted. Public holidays are not known here: the notice may be set longer. */
export function workingDays(from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(from); at <= Date.parse(to) && count < 400; at += 86_400_000) {
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}
