import { dayNumber } from '../calendar.ts';
import { compareText } from '../compare-text.ts';
import type { Portfolio, Source, SourceBase } from '../portfolio.ts';
import { POLLUTANTS } from '../vocabulary.ts';
import { type BaseColumns, NO_DAY } from './columns.ts';
import type { ProfileRegister } from './profile-register.ts';

/** The sources' bases as columns, with what compiling projects has to look up. */
export interface CompiledBases {
  readonly bases: BaseColumns;
  /** Where each source's bases start; row 0 is "no source" and has none. */
  readonly starts: Int32Array;
  /** Row of a source; 0 for no source. */
  readonly rowOf: (source: string | null | undefined) => number;
}

/** Sources in code-unit order with their bases above 0 t: what stays the same however often the projects on them are compiled. */
export interface SourceRows {
  readonly bases: readonly { readonly pollutant: number; readonly base: SourceBase }[];
  readonly starts: Int32Array;
  readonly rows: ReadonlyMap<string, number>;
}

/** Orders the sources of a portfolio; whoever compiles it again and again does this once. */
export function sourceRows({ sources: unordered }: Pick<Portfolio, 'sources'>): SourceRows {
  const sources = (unordered ?? []).toSorted((a, b) => compareText(a.id, b.id));
  const starts = new Int32Array(sources.length + 2);
  const bases: { readonly pollutant: number; readonly base: SourceBase }[] = [];
  for (const [index, source] of sources.entries()) {
    bases.push(...basesOf(source));
    starts[index + 2] = bases.length;
  }
  return { bases, starts, rows: new Map(sources.map((source, index) => [source.id, index + 1])) };
}

/** Lays out the bases of ordered sources as columns. */
export function compileBases({ bases, starts, rows }: SourceRows, profiles: ProfileRegister): CompiledBases {
  return {
    bases: {
      count: bases.length,
      pollutant: Uint8Array.from(bases, (row) => row.pollutant),
      tonnes: Float64Array.from(bases, (row) => row.base.tonnes),
      profile: Int32Array.from(bases, (row) => profiles.rowOf(row.base.profile)),
      asOf: Int32Array.from(bases, (row) => (row.base.as_of == null ? NO_DAY : dayNumber(row.base.as_of))),
      capture: Float64Array.from(bases, (row) => row.base.control?.capture ?? 0),
      removal: Float64Array.from(bases, (row) => row.base.control?.removal ?? 0),
      inUse: Float64Array.from(bases, (row) => row.base.control?.uptime ?? 1),
    },
    starts,
    rowOf: (source) => (source == null ? 0 : rows.get(source)!),
  };
}

function basesOf(source: Source): { readonly pollutant: number; readonly base: SourceBase }[] {
  return POLLUTANTS.flatMap((pollutant, index) => {
    const base = source.base?.[pollutant];
    return base !== undefined && base.tonnes > 0 ? [{ pollutant: index, base }] : [];
  });
}
