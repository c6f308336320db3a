/** What a number of a speech counts; `other` is a unit the ledger has no figures in, null when none was said. */
export type SpokenUnit = 'count' | 'tonnes' | 'percent' | 'points' | 'days' | 'rank' | 'wan' | 'other';

/** How exactly it is meant: 超过 over, 不足 under, 近 near, 约 about, 不少于 least, 不超过 most, 1400余 odd. */
export type Bound = 'exact' | 'over' | 'under' | 'near' | 'about' | 'least' | 'most' | 'odd';

/** A number found in a text. Values are in the unit: pieces, tonnes, percent, points, places, 万元; never negative. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** From the first to the last sign that belongs to it, bounds left out: `1,204个`, `3—5%`, `四成`. */
  readonly text: string;
  readonly low: number;
  /** The upper end of a range; the same as `low` otherwise. */
  readonly high: number;
  /** What one of the last written digit stands for: 1000 in 1.2万, 0.1 in 12.3%. */
  readonly step: number;
  readonly unit: SpokenUnit | null;
  readonly bound: Bound;
  /** 快, 提高, 增加 or 慢, 下降, 减少, said right before it. */
  readonly direction: 'up' | 'down' | null;
  /** Counted from the end: 倒数第2位. */
  readonly fromEnd: boolean;
}
