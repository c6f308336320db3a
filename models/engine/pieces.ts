/**
 * What a walk through a stack credits: on the days from…end the member at a position takes `cut` of the base's emission.
 * Columns that grow, reused from stack to stack; only the first `count` are meant.
 */
export class Pieces {
  count = 0;
  position = new Int32Array(64);
  from = new Int32Array(64);
  end = new Int32Array(64);
  cut = new Float64Array(64);

  /** Adds a piece whose cut is cuts[position]; ranges without days are left out. */
  add(position: number, cuts: Float64Array, from: number, end: number): void {
    if (end <= from) return;
    if (this.count === this.position.length) this.#grow();
    this.position[this.count] = position;
    this.from[this.count] = from;
    this.end[this.count] = end;
    this.cut[this.count] = cuts[position]!;
    this.count++;
  }

  #grow(): void {
    const { position, from, end, cut } = this;
    const size = position.length * 2;
    this.position = new Int32Array(size);
    this.from = new Int32Array(size);
    this.end = new Int32Array(size);
    this.cut = new Float64Array(size);
    this.position.set(position);
    this.from.set(from);
    this.end.set(end);
    this.cut.set(cut);
  }
}
