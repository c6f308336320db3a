import { combineWays } from './combine-ways.ts';
import type { Known } from './core-first.ts';
import { type BlockedPart, type PartWay, type PartWays, partWays } from './part-ways.ts';
import { OPTIMAL_GAP } from './gap.ts';
import { pricesBetween } from './prices-between.ts';
import type { LinearModel, Solved, SolveOrder, Solver } from './solver.ts';
import { honest, sideOf, type Tie } from './tie.ts';

/** A programme to be minimised, the parts it falls into, and the rows: those between blocks, and of these the ones parts share. */
export interface PartedModel {
  readonly model: LinearModel;
  readonly parts: readonly BlockedPart[];
  readonly between: readonly number[];
  readonly shared: readonly number[];
}

/** Sets of changes looked at in one part at one price; a count, unlike a clock, is the same on every machine. */
const LOOKS = 20_000_000;
/** Roughly what one takes, in seconds. */
const SECONDS_PER_LOOK = 4e-8;
/** By how much prices rise while nothing that was found keeps the shared rows. */
const RISE = 1.25;
/** Ways are listed as far as the best found is from the worth of all parts together, but at first at most so many times the gap asked for … */
const WIDEST = 3;
/** … and, while that leads nowhere, so many times further each time; further still while few sets of changes are looked at. */
const WIDER = 2;
const MUCH_WIDER = 8;
const FEW = 100_000;
/** Near is cheap here: the search stops at this part of the gap asked for. */
const GOAL = 0.02;
/** What counts as the same objective, as a fraction. */
const SAME = 1e-9;

/** What is known of a programme whose parts are listed at one price after another. */
export class PricedParts {
  bound = -Infinity;
  found: Known | null = null;
  readonly #solver: Solver;
  readonly #parted: PartedModel;
  readonly #order: SolveOrder;
  /** The gap asked for or, where a rough plan will do, that of an optimal one: in the unit of the objective. */
  readonly #gap: number;
  /** Every way found so far, part by part. */
  readonly #pool: readonly Map<string, PartWay>[];
  /** The most that all parts together were worth at least, at any prices. */
  #least = -Infinity;
  /** Whatever has not been listed at any prices comes to this at least. */
  #beyond = -Infinity;
  #widest = WIDEST;
  /** How far the lists go on behind what was found, in parts of the gap. */
  #margin = GOAL;
  #rows: readonly Tie[];
  #seconds: number;

  /** `relaxed` has the prices to begin with; it was minimised too. */
  constructor(solver: Solver, parted: PartedModel, relaxed: Pick<Solved, 'duals' | 'objective'>, order: SolveOrder) {
    const { model, parts, between, shared } = parted;
    this.#solver = solver;
    this.#parted = parted;
    this.#order = order;
    this.#gap = Math.min(order.relativeGap, OPTIMAL_GAP) * Math.abs(relaxed.objective);
    this.#seconds = order.seconds;
    this.#pool = parts.map(() => new Map());
    const placeOf = new Map(between.map((row, place) => [row, place]));
    this.#rows = shared.map((row) => {
      const [lower, upper] = [model.rowLower[row]!, model.rowUpper[row]!];
      return honest({
        place: placeOf.get(row)!,
        lower,
        upper,
        price: relaxed.duals[row]!,
      });
    });
  }

  /** Lists every part at the present prices, puts side by side what was found, changes the prices; whether that may lead further. */
  goOn(): boolean {
    const before = {
      bound: this.bound,
      objective: this.found?.objective ?? Infinity,
    };
    const listed = this.#listed();
    if (listed === null) return false;
    for (const [part, { ways }] of listed.entries()) for (const way of ways) this.#pool[part]!.set(way.key, way);
    const pool = this.#pool.map((ways) => [...ways.values()]);
    const combined = combineWays(pool, this.#rows, before.objective);
    if (combined.ways !== null) this.#take(combined.ways);
    this.bound = Math.max(this.bound, this.#provenBy(listed, combined.complete));

    const objective = this.found?.objective ?? Infinity;
    const open = objective - this.#least;
    const little = GOAL * this.#gap;
    if (this.#seconds <= 0 || (objective - this.bound <= little && this.#hasEquals)) return false;
    if (this.found !== null && this.bound <= before.bound + little && objective >= before.objective - little) {
      return this.#widen(listed, open);
    }
    const rows = pricesBetween(this.#solver, pool, this.#rows, this.#order);
    // The same lists again would say the same.
    const same = rows?.every(({ price }, at) => Math.abs(price - this.#rows[at]!.price) <= SAME * Math.abs(price));
    if (this.found !== null && same === true) return this.#widen(listed, open);
    this.#rows = rows ?? this.#rows.map((row) => ({ ...row, price: row.price * RISE }));
    return true;
  }

  /** Lists further next time, unless they could not even be listed as far as was wanted. */
  #widen(listed: readonly PartWays[], open: number): boolean {
    if (listed.some(({ exhausted }) => exhausted)) return false;
    const wider = listed.every(({ looked }) => looked < FEW) ? MUCH_WIDER : WIDER;
    if (this.#widest * this.#gap < open) this.#widest *= wider;
    else this.#margin *= wider;
    return true;
  }

  /** Of what comes to the same as what was found, puts the least by second cost in its place; whether it is proven to be that. */
  settle(): boolean {
    if (this.found === null || this.#parted.model.second === undefined) return false;
    const { objective } = this.found;
    const pool = this.#pool.map((ways) => [...ways.values()]);
    const { ways, complete } = combineWays(pool, this.#rows, objective + SAME * Math.abs(objective), 'second');
    if (ways !== null) this.#take(ways);
    return complete && this.#hasEquals && objective - this.bound <= SAME * Math.abs(objective);
  }

  /** Whether everything that comes to the same as what was found is on the lists; true where nobody asks. */
  get #hasEquals(): boolean {
    if (this.#parted.model.second === undefined) return true;
    return this.found !== null && this.#beyond > this.found.objective + SAME * Math.abs(this.found.objective);
  }

  /** Every part at the present prices; null where one was not decided. */
  #listed(): readonly PartWays[] | null {
    const { model, parts, between } = this.#parted;
    const prices = new Float64Array(model.rowLower.length);
    for (const { place, price } of this.#rows) prices[between[place]!] = price;
    const open = this.found === null ? this.#gap : this.found.objective - this.#least;
    const within = Math.min(Math.max(open, 0), this.#widest * this.#gap) + this.#margin * this.#gap;
    const listed: PartWays[] = [];
    for (const part of parts) {
      const how = { between, prices, within, looks: LOOKS };
      const own = partWays(this.#solver, model, part, how, {
        ...this.#order,
        seconds: this.#seconds,
      });
      if (own === null) return null;
      this.#seconds -= own.seconds + own.looked * SECONDS_PER_LOOK;
      if (own.ways.length === 0) return null;
      listed.push(own);
    }
    return listed;
  }

  /**
   * No solution is worth less than the least of every part together. One that is not among the listed has a part beyond its reach; of
   * those that are, the best is known when all were looked at.
   */
  #provenBy(listed: readonly PartWays[], complete: boolean): number {
    const constant = this.#rows.reduce((sum, row) => sum + (row.price === 0 ? 0 : row.price * sideOf(row)), 0);
    const least = listed.reduce((sum, part) => sum + part.least, constant);
    this.#least = Math.max(this.#least, least);
    const unlisted = Math.min(...listed.map((part) => least - part.least + part.reach));
    this.#beyond = Math.max(this.#beyond, unlisted);
    return Math.min(complete ? this.#beyond : least, this.found?.objective ?? Infinity);
  }

  #take(ways: readonly PartWay[]): void {
    const values = new Float64Array(this.#parted.model.cost.length);
    for (const way of ways) way.settle(values);
    this.found = {
      values,
      objective: ways.reduce((sum, { cost }) => sum + cost, 0),
    };
  }
}
