import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FUNCTION_NAMES } from '../../models/formula/functions.ts';
import { UNITS } from '../../models/formula/unit-table.ts';
import { methodSchema, factorSchema } from '../../models/method-schema.ts';
import { loadModelFiles } from '../../src/model-files.ts';
import { exampleFaults } from '../../models/method-examples.ts';
import { loadMethod } from '../../models/method.ts';

const readme = readFileSync(new URL('../../models/README.md', import.meta.url), 'utf8');

describe('models/README.md', () => {
  it('lists every unit', () => {
    expect(UNITS.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('lists every function', () => {
    expect(FUNCTION_NAMES.filter((name) => !readme.includes(`\`${name}(`))).toEqual([]);
  });

  it('explains every key of a method and of a factor', () => {
    const keys = [...Object.keys(methodSchema.shape), ...Object.keys(factorSchema.shape)];
    expect(keys.filter((key) => !readme.includes(`\`${key}\``))).toEqual([]);
  });

  it('shows a method that loads and an example that comes out', async () => {
    const [, text] = /```yaml\n(id: [\s\S]*?)```/.exec(readme)!;
    const { factors } = await loadModelFiles();
    const loaded = await loadMethod(parse(text!), factors);
    expect(loaded).toMatchObject({ ok: true });
    expect(loaded.ok ? exampleFaults(loaded.value) : null).toEqual([]);
  });
});
