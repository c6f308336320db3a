import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ENCODINGS, SEPARATORS } from '../exchange/grid.ts';
import { NOT_IMPORTED, targetOf } from '../exchange/import-target.ts';

export interface ImportArguments {
  readonly file: string;
  readonly map: string | null;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Do doubles and 提醒 keep the file out until somebody says why they are right? Else they are only told. */
  readonly ask: boolean;
  /** Why doubles and 提醒 of the file are confirmed; null = nobody has said. */
  readonly confirm: string | null;
}

/** Null when the command was used wrongly. */
export function readImportArguments(args: readonly string[]): ImportArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        ask: { type: 'boolean' },
        confirm: { type: 'string' },
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return null;
    const confirm = values.confirm?.trim() ?? null;
    if (confirm === '') return null;
    const { map = null, 'dry-run': dryRun = false, json = false, ask = false } = values;
    return { file, map, dryRun, json, ask, confirm };
  } catch {
    return null;
  }
}

const target = z.string().refine((key) => key === NOT_IMPORTED || targetOf(key) !== undefined);

/** A file of correspondences: which header is which field (`-` = not imported), which word is which option. */
export const mapSchema = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  separator: z.enum(SEPARATORS).optional(),
  sheet: z.string().optional(),
  header_row: z.int().min(1).optional(),
  header_depth: z.int().min(1).max(3).optional(),
  mode: z.enum(['both', 'create', 'update']).default('both'),
  columns: z.record(z.string(), target.nullable()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
export type ImportMap = z.output<typeof mapSchema>;

/** Reads a file of correspondences; the text says what is wrong with it. */
export async function readImportMap(file: string | null): Promise<ImportMap | { readonly wrong: string }> {
  if (file === null) return mapSchema.parse({});
  try {
    const parsed = mapSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return parsed.data;
    return { wrong: parsed.error.issues.map(({ path }) => path.map(String).join('.')).join('、') };
  } catch {
    return { wrong: file };
  }
}
