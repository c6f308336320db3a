import type { LinearModel } from '../../models/choice/solver.ts';

/** A programme as free-format MPS, the text other solvers read; always to be minimised, so a maximum is written with its sign turned. */
export function mpsOf(model: LinearModel): string {
  const lines = ['NAME lantian FREE', 'ROWS', ' N cost'];
  for (const row of model.rowLower.keys()) lines.push(` ${kindOf(model, row)} r${row}`);
  lines.push('COLUMNS');
  const entries = entriesByColumn(model);
  const sign = model.maximise ? -1 : 1;
  for (const [column, own] of entries.entries()) {
    lines.push(` c${column} cost ${sign * model.cost[column]!}`);
    for (const [row, value] of own) lines.push(` c${column} r${row} ${value}`);
  }
  lines.push('RHS');
  for (const row of model.rowLower.keys()) {
    const side = kindOf(model, row) === 'L' ? model.rowUpper[row]! : model.rowLower[row]!;
    if (Number.isFinite(side) && side !== 0) lines.push(` rhs r${row} ${side}`);
  }
  lines.push('RANGES');
  for (const row of model.rowLower.keys()) {
    const width = model.rowUpper[row]! - model.rowLower[row]!;
    if (Number.isFinite(width) && width > 0) lines.push(` range r${row} ${width}`);
  }
  lines.push('BOUNDS');
  for (const [column, upper] of model.columnUpper.entries()) lines.push(...boundsOf(model, column, upper));
  lines.push('ENDATA', '');
  return lines.join('\n');
}

function kindOf({ rowLower, rowUpper }: LinearModel, row: number): 'N' | 'E' | 'L' | 'G' {
  const [lower, upper] = [rowLower[row]!, rowUpper[row]!];
  if (lower === upper) return 'E';
  if (Number.isFinite(lower)) return 'G';
  return Number.isFinite(upper) ? 'L' : 'N';
}

function entriesByColumn(model: LinearModel): readonly (readonly (readonly [row: number, value: number])[])[] {
  const entries = Array.from(model.cost, (): [number, number][] => []);
  for (const row of model.rowLower.keys()) {
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      entries[model.indices[at]!]!.push([row, model.values[at]!]);
    }
  }
  return entries;
}

function boundsOf({ whole, columnLower }: LinearModel, column: number, upper: number): readonly string[] {
  const lower = columnLower[column]!;
  if (whole[column] === 1 && lower === 0 && upper === 1) return [` BV bound c${column}`];
  const below = [` LO bound c${column} ${lower}`];
  return Number.isFinite(upper) ? [...below, ` UP bound c${column} ${upper}`] : below;
}
