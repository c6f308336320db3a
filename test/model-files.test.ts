import { describe, expect, it } from 'vitest';
import { readModelFiles } from '../src/model-files.ts';

const METHOD = 'models/methods/x.yaml';

describe('Model files', () => {
  it.each([
    ['a key written twice', 'id: x\nid: y', 'duplicate-key'],
    ['something that is not YAML', 'id: [x', 'not-yaml'],
    ['an alias', 'id: &a x\nname: *a', 'not-yaml'],
    ['a tag that makes things', 'id: !!js/function "x"', 'not-yaml'],
    ['nothing', '', 'wrong-shape'],
  ])('with %s are reported and left out', async (_, text, code) => {
    const { methods, faults } = await readModelFiles([{ file: METHOD, text }], []);
    expect(methods.size).toBe(0);
    expect(faults).toContainEqual(expect.objectContaining({ file: METHOD, code }));
  });

  it('with many aliases do not grow', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]!},`.repeat(9)}]`),
    ].join('\n');
    const { faults } = await readModelFiles([{ file: METHOD, text: bomb }], []);
    expect(faults.length).toBeGreaterThan(0);
  });

  it('keep days as text', async () => {
    const entry =
      '- { id: f, name: { zh: f, en: f }, value: 1, unit: "1", min: 1, max: 1, source: s, confidence: 1, valid_from: 2020-01-01, valid_to: null, reviewed: 2020-01-01, review_by: 2030-01-01 }';
    const { factors, faults } = await readModelFiles([], [{ file: 'models/factors/f.yaml', text: entry }]);
    expect(faults).toEqual([]);
    expect(factors.get('f')).toMatchObject([{ valid_from: '2020-01-01', review_by: '2030-01-01' }]);
  });
});
