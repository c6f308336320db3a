import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { compareText } from '../models/compare-text.ts';
import { type Factors, groupFactors, loadFactor } from '../models/factor.ts';
import type { Factor } from '../models/method-schema.ts';
import type { Method } from '../models/method.ts';
import type { ModelFault } from '../models/model-fault.ts';

/** Raised whenever the arithmetic of models/ gives another number for the same input. */
const ENGINE_VERSION = '1';

/** A fault and the file it stands in, relative to the repository. */
export type FileFault = ModelFault & { readonly file: string };

/** Every method and factor that is sound, and everything that is wrong with the others. */
export interface ModelFiles {
  readonly methods: ReadonlyMap<string, Method>;
  readonly factors: Factors;
  /** The file each factor stands in. */
  readonly factorFiles: ReadonlyMap<string, string>;
  readonly faults: readonly FileFault[];
}

interface YamlFile {
  readonly file: string;
  readonly text: string;
}

const folder = new URL('../models/', import.meta.url);
let loaded: Promise<ModelFiles> | undefined;
let version: string | undefined;
let fileVersions: readonly (readonly [file: string, hash: string])[] | undefined;

/** Reads all of models/methods and models/factors, once per process. Faulty files are left out and reported; nothing is thrown. */
export function loadModelFiles(): Promise<ModelFiles> {
  loaded ??= readModelFiles(yamlFiles('methods'), yamlFiles('factors'));
  return loaded;
}

/** What a run stores beside its inputs: a fingerprint of every method and factor, and of the engine's version. */
export function modelVersion(): string {
  if (version !== undefined) return version;
  const hash = createHash('sha256').update(ENGINE_VERSION);
  for (const { file, text } of [...yamlFiles('methods'), ...yamlFiles('factors')]) hash.update(`\0${file}\0${text}`);
  version = hash.digest('hex');
  return version;
}

/** Every file of methods and factors with the first `length` digits of its fingerprint, and the engine under its own name. */
export function modelFileVersions(length: number): Readonly<Record<string, string>> {
  fileVersions ??= [...yamlFiles('methods'), ...yamlFiles('factors')].map(({ file, text }) => [
    file,
    createHash('sha256').update(text).digest('hex'),
  ]);
  const files = fileVersions.map(([file, hash]): [string, string] => [file, hash.slice(0, length)]);
  return { ...Object.fromEntries(files), engine: ENGINE_VERSION };
}

/** Makes methods and factors out of the texts of files. The mathematics behind formulas is loaded here, on first use. */
export async function readModelFiles(
  methodTexts: readonly YamlFile[],
  factorTexts: readonly YamlFile[],
): Promise<ModelFiles> {
  const { loadMethod } = await import('../models/method.ts');
  const { factors, factorFiles, faults } = readFactors(factorTexts);
  const methods = new Map<string, Method>();
  for (const { file, text } of methodTexts) {
    const parsed = parseYaml(file, text);
    faults.push(...parsed.faults);
    if (parsed.faults.length > 0) continue;
    const method = await loadMethod(parsed.content, factors);
    if (!method.ok) faults.push(...method.faults.map((fault) => ({ ...fault, file })));
    else if (!file.endsWith(`/${method.value.id}.yaml`)) faults.push(misnamed(file, method.value.id));
    else methods.set(method.value.id, method.value);
  }
  return { methods, factors, factorFiles, faults };
}

function readFactors(
  files: readonly YamlFile[],
): Pick<ModelFiles, 'factors' | 'factorFiles'> & { faults: FileFault[] } {
  const faults: FileFault[] = [];
  const factorFiles = new Map<string, string>();
  const list: Factor[] = [];
  for (const { file, text } of files) {
    const parsed = parseYaml(file, text);
    faults.push(...parsed.faults);
    const entries = parsed.faults.length > 0 ? [] : Array.isArray(parsed.content) ? parsed.content : [parsed.content];
    for (const entry of entries) {
      const factor = loadFactor(entry);
      if (factor.ok) {
        list.push(factor.value);
        factorFiles.set(factor.value.id, file);
      } else faults.push(...factor.faults.map((fault) => ({ ...fault, file })));
    }
  }
  const grouped = groupFactors(list);
  faults.push(...grouped.faults.map((fault) => ({ ...fault, file: factorFiles.get(fault.id) ?? '' })));
  return { factors: grouped.factors, factorFiles, faults };
}

/** YAML with the core schema: days stay text; a key written twice, an unknown tag and an alias (they can multiply) are faults. */
function parseYaml(file: string, text: string): { content: unknown; faults: FileFault[] } {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true });
  const faults = [...document.errors, ...document.warnings].map(({ code, linePos }) =>
    yamlFault(file, code, linePos?.[0].line ?? 0),
  );
  if (faults.length > 0) return { content: null, faults };
  try {
    return { content: document.toJS({ maxAliasCount: 0 }) as unknown, faults };
  } catch (error) {
    if (error instanceof ReferenceError) return { content: null, faults: [yamlFault(file, 'ALIAS', 0)] };
    throw error;
  }
}

function yamlFault(file: string, detail: string, line: number): FileFault {
  const code = detail === 'DUPLICATE_KEY' ? 'duplicate-key' : 'not-yaml';
  return { file, id: '', field: '', code, params: { line, detail } };
}

function misnamed(file: string, id: string): FileFault {
  return { file, id, field: 'id', code: 'id-not-file', params: { id } };
}

function yamlFiles(kind: 'methods' | 'factors'): YamlFile[] {
  const names = readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith('.yaml'));
  return names.sort(compareText).map((name) => ({
    file: `models/${kind}/${name}`,
    text: readFileSync(new URL(`${kind}/${name}`, folder), 'utf8'),
  }));
}
