/** A row that ties what could otherwise be decided apart: what is brought to it must lie between two sides. */
export interface Tie {
  /** Its place among what a state or a way brings. */
  readonly place: number;
  readonly lower: number;
  readonly upper: number;
  /** What one more of it costs: at such prices instead of the row, everything can be decided apart. */
  readonly price: number;
}

/** The side of a row that its price is about. */
export function sideOf({ price, lower, upper }: Pick<Tie, 'price' | 'lower' | 'upper'>): number {
  return price >= 0 ? lower : upper;
}

/** The same row without a price that is about a side which bounds nothing: that is rounding. */
export function honest(tie: Tie): Tie {
  return tie.price === 0 || Number.isFinite(sideOf(tie)) ? tie : { ...tie, price: 0 };
}
