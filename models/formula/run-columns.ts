import { BLOCK, type Block, type Column, compileColumn, convertedColumn } from './columns.ts';
import { toCoherent } from './conversion.ts';
import type { Program } from './program.ts';
import { refuse } from './refusal.ts';

const compiled = new WeakMap<Program, readonly Column[]>();

/**
 * Computes a program over columns: `given` holds one column of `rows` values per given symbol, in coherent units. Returns the columns of
 * the wanted slots, in coherent units. Refuses the first row in which a line is not finite (`row` counts from 1).
 */
export function runColumns(
  program: Program,
  given: readonly Float64Array[],
  rows: number,
  wanted: readonly number[],
  skip: ReadonlySet<string>,
): Map<number, Float64Array> {
  const columns = compiled.get(program) ?? compileColumns(program);
  const results = new Map(wanted.map((slot) => [slot, new Float64Array(rows)]));
  for (let start = 0; start < rows; start += BLOCK) {
    const size = Math.min(BLOCK, rows - start);
    const block: Block = given.map((column) => column.subarray(start, start + size));
    for (const [index, line] of program.lines.entries()) {
      if (skip.has(line.name)) continue;
      const values = columns[index]!(block, size);
      checkFinite(values, size, line.name, start);
      block[line.slot] = values;
    }
    for (const [slot, result] of results) result.set(block[slot]!.subarray(0, size), start);
  }
  return results;
}

function compileColumns(program: Program): readonly Column[] {
  const made = program.lines.map(({ computed, empiricalUnit }) => {
    const column = compileColumn(computed, (symbol) => program.slots.get(symbol)!);
    return empiricalUnit === null ? column : convertedColumn(column, toCoherent(empiricalUnit));
  });
  compiled.set(program, made);
  return made;
}

function checkFinite(values: Float64Array, rows: number, line: string, start: number): void {
  for (let row = 0; row < rows; row++)
    if (Number.isNaN(values[row]!)) refuse('not-finite', { line, part: line, row: start + row + 1 });
}
