import { dayNumber, dayText } from '../calendar.ts';
import type { Portfolio } from '../portfolio.ts';
import { BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { type Columns, FORMS, NO_DAY } from '../engine/columns.ts';
import { compile, type Compiled, evaluateColumns, type Evaluation } from '../engine/evaluation.ts';
import type { ProjectState } from '../engine/project-state.ts';
import { ASKED, changeOffset, DelayTrial, isDated } from './delay-trial.ts';
import { TrialStanding } from './trial-standing.ts';

/**
 * How long one real project (`group ?? id`) of book planned that is not yet built may still slip. `until`: every target of its zone or of the
 * whole city that is met now stays met up to and including `day` (of its latest entry), `slack` days after the planned one; the day after,
 * `breaks` are lost. `any-day`: none of them depends on it. `none-met`: nothing is met, so that nothing can be kept.
 */
export interface SafeDay {
  readonly project: string;
  /** Ids of its entries that can still move. */
  readonly entries: readonly string[];
  readonly verdict: 'until' | 'any-day' | 'none-met';
  readonly planned: string;
  readonly day: string | null;
  readonly slack: number | null;
  readonly breaks: readonly string[];
  /** Season t of the whole city lost by one day more: after `day`, or after the planned day where there is none. */
  readonly lostPerDay: Readonly<Partial<Record<Pollutant, number>>>;
}

const PLANNED = BOOKS.indexOf('planned');
const PLAIN: ReadonlySet<number> = new Set([FORMS.original, FORMS.fraction, FORMS.replacement]);

/** The last safe day of every project that can still move, others as planned, in code-unit order of the entries' ids. */
export function lastSafeDays(portfolio: Portfolio): readonly SafeDay[] {
  const compiled = compile(portfolio);
  const search = new SafeDaySearch(compiled, evaluateColumns(compiled));
  return movableProjects(compiled.columns).map((rows) => search.of(rows));
}

/** That of one real project; null when nothing of it can move. */
export function lastSafeDay(portfolio: Portfolio, project: string): SafeDay | null {
  const compiled = compile(portfolio);
  const { states } = compiled.columns.projects;
  const rows = movableProjects(compiled.columns).find(([row]) => realProject(states[row!]!) === project);
  return rows === undefined ? null : new SafeDaySearch(compiled, evaluateColumns(compiled)).of(rows);
}

function realProject({ project }: ProjectState): string {
  return project.group ?? project.id;
}

/** Rows of the entries with a date, project by project: planned or building, not excluded. */
function movableProjects({ projects, byId }: Columns): readonly (readonly number[])[] {
  const byGroup = new Map<number, number[]>();
  for (const row of byId) {
    if (projects.book[row] !== PLANNED || projects.effective[row] === NO_DAY) continue;
    const rows = byGroup.get(projects.group[row]!);
    if (rows === undefined) byGroup.set(projects.group[row]!, [row]);
    else rows.push(row);
  }
  return [...byGroup.values()];
}

class SafeDaySearch {
  readonly #columns: Columns;
  readonly #trial: DelayTrial;
  readonly #targets: Compiled['targets'];
  readonly #standings: readonly TrialStanding[];
  readonly #met: readonly number[];

  constructor(compiled: Compiled, evaluation: Evaluation) {
    this.#columns = compiled.columns;
    this.#targets = compiled.targets;
    this.#trial = new DelayTrial(compiled, evaluation);
    this.#standings = compiled.targets.map((_, index) => new TrialStanding(compiled, evaluation, this.#trial, index));
    this.#met = [...compiled.targets.keys()].filter((index) => evaluation.targets[index]!.books.planned.met);
  }

  of(rows: readonly number[]): SafeDay {
    const { states, effective } = this.#columns.projects;
    const last = Math.max(...rows.map((row) => effective[row]!));
    const common = {
      project: realProject(states[rows[0]!]!),
      entries: rows.map((row) => states[row]!.project.id),
      planned: this.#dayOf(last),
    };
    const kept = this.#targetsOf(rows);
    if (kept.length === 0) return { ...common, ...NO_LIMIT, verdict: 'none-met', lostPerDay: this.#lost(rows, 0) };

    const slack = this.#slack(rows, kept);
    if (slack === null) return { ...common, ...NO_LIMIT, verdict: 'any-day', lostPerDay: this.#lost(rows, 0) };
    return {
      ...common,
      verdict: 'until',
      day: this.#dayOf(last + slack),
      slack,
      breaks: this.#brokenAt(rows, kept, slack + 1).map((index) => this.#targets[index]!.target.id),
      lostPerDay: this.#lost(rows, slack),
    };
  }

  /** Targets that are met now and hold for one of the rows: those of its zone and of the whole city. */
  #targetsOf(rows: readonly number[]): readonly number[] {
    const { zone } = this.#columns.projects;
    return this.#met.filter((index) => rows.some((row) => this.#targets[index]!.area.includes(zone[row]!)));
  }

  /** Most days of delay with which nothing is lost, however they are reached; null when no delay loses anything. */
  #slack(rows: readonly number[], kept: readonly number[]): number | null {
    const most = this.#untilNothingChanges(rows);
    const isLost = (days: number): boolean => this.#brokenAt(rows, kept, days).length > 0;
    if (!this.#onlyWorsens(rows, kept)) {
      for (let days = 1; days <= most; days++) if (isLost(days)) return days - 1;
      return null;
    }
    if (!isLost(most)) return null;
    let safe = 0;
    for (let lost = most; lost - safe > 1;) {
      const middle = (safe + lost) >> 1;
      if (isLost(middle)) lost = middle;
      else safe = middle;
    }
    return safe;
  }

  #brokenAt(rows: readonly number[], kept: readonly number[], days: number): readonly number[] {
    this.#trial.move(rows, days);
    const broken = kept.filter((index) => !this.#standings[index]!.after(rows, days).met);
    this.#trial.restore(rows);
    return broken;
  }

  /** With this many days of delay every row has left the year, the season and the days targets ask about. */
  #untilNothingChanges(rows: readonly number[]): number {
    const { projects, programme } = this.#columns;
    const asked = this.#targets.flatMap(({ target: { by, only } }) =>
      [by, only?.effective_after, only?.effective_before].filter((day) => day != null),
    );
    const lastDay = Math.max(programme.horizon, ...asked.map((day) => dayNumber(day) - programme.start + 1));
    const first = Math.min(...rows.map((row) => projects.effective[row]!));
    // "From the first day of its month" counts a project up to a month before it is effective.
    return Math.max(1, lastDay - first + 1) + 31;
  }

  /** Whether a target once lost stays lost with every further day, so that halving finds the day. */
  #onlyWorsens(rows: readonly number[], kept: readonly number[]): boolean {
    const neighbours = rows.flatMap((row) => this.#neighbours(row));
    if (neighbours.some((row) => this.#isInBase(row))) return false;
    const alone = rows.length === 1 && neighbours.length === 1;
    if (!alone && !neighbours.every((row) => this.#isPlain(row))) return false;

    const pollutants = new Set(neighbours.flatMap((row) => this.#pollutantsOf(row)));
    const bothOfLine = pollutants.has(POLLUTANTS.indexOf('NOx')) && pollutants.has(POLLUTANTS.indexOf('VOC'));
    return kept.every((index) => {
      const { target, restriction } = this.#targets[index]!;
      if (isDated(target.only ?? {}) || (target.line !== undefined && bothOfLine)) return false;
      return alone || restriction === null;
    });
  }

  /** Rows that share the row's source in book planned, itself among them. */
  #neighbours(row: number): readonly number[] {
    const { projects, sources } = this.#columns;
    const source = this.#trial.sourceOf(row);
    if (source === 0) return [row];
    const rows = Array.from(
      { length: sources.projects[source + 1]! - sources.projects[source]! },
      (_, place) => sources.projects[source]! + place,
    );
    return rows.filter((one) => projects.book[one]! >= PLANNED);
  }

  /** Whether its effects may act in any order and none adds to the emission. */
  #isPlain(row: number): boolean {
    const { form, size } = this.#columns.effects;
    return this.#effectsOf(row).every((effect) => PLAIN.has(form[effect]!) && size[effect]! >= 0);
  }

  /** A base that knows the project already makes a later day bring more. */
  #isInBase(row: number): boolean {
    return this.#effectsOf(row).some((effect) => this.#columns.effects.inBase[effect] === 1);
  }

  #effectsOf(row: number): readonly number[] {
    const { effects } = this.#columns.projects;
    return Array.from({ length: effects[row + 1]! - effects[row]! }, (_, place) => effects[row]! + place);
  }

  #pollutantsOf(row: number): readonly number[] {
    return this.#effectsOf(row).map((effect) => this.#columns.effects.pollutant[effect]!);
  }

  #lost(rows: readonly number[], days: number): SafeDay['lostPerDay'] {
    const seasonAfter = (more: number): readonly number[] => {
      this.#trial.move(rows, more);
      this.#trial.restore(rows);
      return POLLUTANTS.map((_, pollutant) =>
        this.#columns.zones.reduce(
          (sum, _zone, zone) => sum + this.#trial.change[changeOffset(zone, pollutant) + ASKED.season]!,
          0,
        ),
      );
    };
    const named = new Set(rows.flatMap((row) => this.#neighbours(row)).flatMap((row) => this.#pollutantsOf(row)));
    const before = seasonAfter(days);
    const after = seasonAfter(days + 1);
    return Object.fromEntries(
      [...named].sort((a, b) => a - b).map((index) => [POLLUTANTS[index]!, before[index]! - after[index]!]),
    );
  }

  #dayOf(day: number): string {
    return dayText(day + this.#columns.programme.start);
  }
}

const NO_LIMIT = { day: null, slack: null, breaks: [] } as const;
