import { BOOKS, POLLUTANTS } from '../vocabulary.ts';
import type { Columns } from './columns.ts';
import { Crediting } from './crediting.ts';
import { ROW } from './measures.ts';
import type { Scene } from './scene.ts';

/** Which measure of which projects to sum apart: what a target with `only` looks at. */
export interface Restriction {
  readonly pollutant: number;
  /** One of MEASURES. */
  readonly measure: number;
  /** 1 per project row that counts towards it. */
  readonly members: Uint8Array;
}

/** Everything an evaluation sums, as columns; `ROW` numbers for each effect and for each book, zone and pollutant. */
export interface Ledger {
  readonly columns: Columns;
  readonly scene: Scene;
  readonly restrictions: readonly Restriction[];
  /** Credits per effect: of book planned, those of a proposed project of the pool. */
  readonly credits: Float64Array;
  /** 1 per effect that wanted more than its base held, in the same book. */
  readonly exceeds: Uint8Array;
  /** Sums at `sumOffset(columns, book, zone, pollutant)`. */
  readonly sums: Float64Array;
  /** Sum per restriction and book, at restriction · books + book. */
  readonly restricted: Float64Array;
}

const PLANNED = BOOKS.indexOf('planned');

/** Where the sums of a book, zone and pollutant (all indices) start. */
export function sumOffset(columns: Columns, book: number, zone: number, pollutant: number): number {
  return ((book * columns.zones.length + zone) * POLLUTANTS.length + pollutant) * ROW;
}

/** An empty ledger for columns. */
export function openLedger(columns: Columns, scene: Scene, restrictions: readonly Restriction[]): Ledger {
  return {
    columns,
    scene,
    restrictions,
    credits: new Float64Array(columns.effects.count * ROW),
    exceeds: new Uint8Array(columns.effects.count),
    sums: new Float64Array(BOOKS.length * columns.zones.length * POLLUTANTS.length * ROW),
    restricted: new Float64Array(restrictions.length * BOOKS.length),
  };
}

/** Credits every effect in every book and sums, over whatever the ledger held. The hot path: makes no object per project. */
export function fillLedger(ledger: Ledger): void {
  const { columns, restrictions, credits, exceeds, sums, restricted } = ledger;
  const { projects, effects } = columns;
  // Credits need no clearing: the scene decides which effects have any, and those are written anew.
  for (const column of [sums, restricted]) column.fill(0);

  new Crediting(columns, ledger.scene, (book, effect, rows, offset, capped) => {
    const project = effects.project[effect]!;
    const pollutant = effects.pollutant[effect]!;
    const sum = sumOffset(columns, book, projects.zone[project]!, pollutant);
    for (let i = 0; i < ROW; i++) sums[sum + i]! += rows[offset + i]!;

    if (book === Math.min(projects.book[project]!, PLANNED)) {
      for (let i = 0; i < ROW; i++) credits[effect * ROW + i] = rows[offset + i]!;
      exceeds[effect] = capped ? 1 : 0;
    }
    for (let index = 0; index < restrictions.length; index++) {
      const restriction = restrictions[index]!;
      if (restriction.pollutant !== pollutant || restriction.members[project] === 0) continue;
      restricted[index * BOOKS.length + book]! += rows[offset + restriction.measure]!;
    }
  }).run();
}
