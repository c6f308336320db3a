import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAmounts, levelBefore, onlyOpenDeclarations } from '../../src/catalogue/amount-rules.ts';
import { AMOUNT_LEVELS } from '../../src/catalogue/fields.ts';
import type { Amount } from '../../src/catalogue/project-schema.ts';

const line = (level: Amount['level'], tonnes: number, extra: Partial<Amount> = {}): Amount => ({
  pollutant: 'NOx',
  level,
  tonnes,
  day: null,
  document: null,
  batch: null,
  cut_code: null,
  cut_reason: null,
  ...extra,
});

const kinds = (after: readonly Amount[], before: readonly Amount[] = []) =>
  judgeAmounts(after, before).map(({ level, kind }) => `${level} ${kind}`);

describe('amounts of the statistics book', () => {
  it('need a paper at province and nation, and a reason where they fall or rise', () => {
    expect(kinds([line('declared', 10), line('city', 10)])).toEqual([]);
    expect(kinds([line('declared', 10), line('province', 8)])).toEqual(['province document', 'province cut']);
    expect(kinds([line('declared', 10), line('city', 12)])).toEqual(['city raised']);
    const paper = { document: '测试〔2023〕1号' };
    expect(kinds([line('declared', 10), line('nation', 8, { ...paper, cut_code: 'R05' })])).toEqual([]);
    expect(kinds([line('declared', 10), line('nation', 12, { ...paper, cut_reason: '补报产量' })])).toEqual([]);
  });

  it('are never judged anew while they stand as they stood', () => {
    const old = [line('declared', 10), line('province', 12)];
    expect(kinds(old, old)).toEqual([]);
    expect(kinds([line('declared', 11), old[1]!], old)).toEqual([]);
  });

  it('are compared with the nearest level that spoke', () => {
    fc.assert(
      fc.property(fc.subarray([...AMOUNT_LEVELS]), fc.constantFrom(...AMOUNT_LEVELS), (stated, level) => {
        const found = levelBefore(
          stated.map((one) => line(one, 1)),
          'NOx',
          level,
        );
        const before = AMOUNT_LEVELS.slice(0, AMOUNT_LEVELS.indexOf(level)).filter((one) => stated.includes(one));
        expect(found?.level ?? null).toBe(before.at(-1) ?? null);
      }),
    );
  });

  it('stay a branch’s to declare until somebody above has answered', () => {
    expect(onlyOpenDeclarations([line('declared', 9)], [])).toBe(true);
    expect(onlyOpenDeclarations([], [line('declared', 9)])).toBe(true);
    expect(onlyOpenDeclarations([line('city', 9)], [])).toBe(false);
    const answered = [line('declared', 9), line('city', 9)];
    expect(onlyOpenDeclarations([line('declared', 8), answered[1]!], answered)).toBe(false);
    const other = line('declared', 3, { pollutant: 'VOC' });
    expect(onlyOpenDeclarations([...answered, other], answered)).toBe(true);
  });
});
