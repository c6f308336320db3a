import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../src/catalogue/fields.ts';
import { isAskedOf, ownLabel, type OwnField } from '../../src/catalogue/own-field.ts';
import { isOwnKey } from '../../src/catalogue/own-key.ts';
import { checkOwnValues } from '../../src/catalogue/own-values.ts';
import { readCell, type CellWords } from '../../src/catalogue/read-cell.ts';
import { carriedOut, movesState, takenBack } from '../../src/catalogue/replay.ts';
import { readOwnField, type OwnSurroundings, type TypedOwnField } from '../../src/catalogue/typed-own-field.ts';

const TYPED: TypedOwnField = {
  word: 'kilns',
  kind: 'number',
  zh: '窑炉数量',
  en: 'Kilns',
  unit: '座',
  hint: '',
  place: '',
  types: ['ule-cement'],
  categories: [],
  words: [],
};
const around = (fields: readonly OwnField[] = [], uses: Readonly<Record<string, number>> = {}): OwnSurroundings => ({
  fields,
  types: ['ule-cement', 'ule-coking'],
  categories: ['industry'],
  isBuiltIn: (label) => label === '项目名称',
  wordUses: new Map(Object.entries(uses)),
});
const made = (
  typed: Partial<TypedOwnField> = {},
  before: OwnField | null = null,
  surroundings = around(),
): OwnField => {
  const read = readOwnField({ ...TYPED, ...typed }, before, surroundings);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const codes = (typed: Partial<TypedOwnField>, before: OwnField | null = null, surroundings = around()): string[] => {
  const read = readOwnField({ ...TYPED, ...typed }, before, surroundings);
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('an own field', () => {
  it('says its kind in a key that is understood everywhere and never given twice', () => {
    const field = made();
    expect(field.key).toBe('x_number_kilns');
    expect(fieldOf(field.key)).toMatchObject({ kind: 'number', origin: 'typed' });
    expect(isOwnKey('x_money_kilns')).toBe(false);
    const gone = { ...field, state: 'removed' as const };
    expect(codes({ kind: 'text' }, null, around([gone]))).toEqual(['word own-word-taken']);
    expect(made({ word: '' }, null, around([gone])).key).toBe('x_number_f2');
  });

  it('keeps key and kind when it is called otherwise', () => {
    const field = made();
    expect(made({ kind: 'text', word: 'other', zh: '窑数' }, field, around([field]))).toMatchObject({
      key: 'x_number_kilns',
      kind: 'number',
      zh: '窑数',
      version: 2,
    });
  });

  it('refuses a name that a column of a file could not be told by', () => {
    expect(codes({ zh: '项目名称' })).toEqual(['zh own-label-taken']);
    expect(codes({ zh: '窑炉（座）' })).toEqual(['zh own-label']);
    expect(codes({ word: 'k2' }, null, around([made()]))).toEqual(['zh own-label-taken', 'en own-label-taken']);
  });

  it('keeps the id of a word whatever it is called, and a word that projects hold', () => {
    const words = ['A级', 'B级'].map((zh) => ({ id: '', zh, en: '' }));
    const field = made({ kind: 'choice', words });
    expect(field.words.map(({ id }) => id)).toEqual(['w1', 'w2']);
    const renamed = [{ id: 'w1', zh: '甲级', en: '' }, { id: '', zh: 'C级', en: '' }]; // prettier-ignore
    expect(codes({ words: renamed }, field, around([field], { w2: 3 }))).toEqual(['words own-choice-used']);
    expect(made({ words: renamed }, field, around([field])).words).toEqual([
      { id: 'w1', zh: '甲级', en: '' },
      { id: 'w3', zh: 'C级', en: '' },
      { id: 'w2', zh: 'B级', en: '', gone: true },
    ]);
    expect(codes({ kind: 'choice', words: [] })).toEqual(['words own-choices-none']);
    expect(codes({ kind: 'choice', words: [words[0]!, words[0]!] })).toEqual(['words own-choice-twice']);
  });

  it('is asked of its types and categories, of all projects when it names none', () => {
    const field = made();
    expect(isAskedOf(field, { type: 'ule-cement', category: 'industry' })).toBe(true);
    expect(isAskedOf(field, { type: 'ule-coking', category: 'industry' })).toBe(false);
    expect(isAskedOf({ ...field, categories: ['industry'] }, { type: 'ule-coking', category: 'industry' })).toBe(true);
    expect(isAskedOf({ ...field, types: [] }, { type: 'x', category: 'y' })).toBe(true);
    expect(ownLabel(field, 'zh-CN')).toBe('窑炉数量（座）');
    expect(ownLabel(field, 'en')).toBe('Kilns (座)');
  });

  it('reads numbers and days as strictly as every other field, its own unit too', () => {
    const words: CellWords = { year: 2023, optionId: () => undefined, accepts: () => '', unitOf: () => '座' };
    const read = (text: string) => readCell(fieldOf('x_number_kilns')!, text, words);
    for (const text of ['１２', '12 座', '1,2', '12']) expect(read(text)).toMatchObject({ ok: true, value: 12 });
    expect(read('1.2万')).toMatchObject({ ok: true, value: 12000 });
    expect(read('暂无')).toMatchObject({ ok: true, value: null });
    for (const [text, code] of [
      ['约12', 'number-estimate'],
      ['12台', 'unit-unknown'],
      ['十二', 'number-typed'],
    ] as const)
      // prettier-ignore
      expect(read(text)).toMatchObject({ ok: false, problems: [{ field: 'x_number_kilns', code }] });
    expect(readCell(fieldOf('x_day_seen')!, '2023年3月9日', words)).toMatchObject({ ok: true, value: '2023-03-09' });
  });

  it('keeps values of its kind only, and nothing for what says nothing', () => {
    const { values, problems } = checkOwnValues({
      x_text_a: ' 甲 ',
      x_number_b: 0,
      x_day_c: '2023-02-30',
      x_choice_d: '甲',
      x_yesno_e: false,
      x_text_f: null,
      x_number_g: Number.NaN,
    });
    expect(values).toEqual({ x_text_a: '甲', x_number_b: 0, x_yesno_e: '0' });
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'x_day_c not-a-day',
      'x_choice_d not-an-option',
      'x_number_g not-a-number',
    ]);
  });

  it('is part of the state a trail tells, forwards and backwards, and absent while it says nothing', () => {
    const event = { action: 'update', changes: [{ field: 'x_number_kilns', from: null, to: 3 }] };
    const blank = { name: '示例' };
    expect(movesState(event, blank)).toBe(true);
    const after = carriedOut({ fields: blank, deleted: false }, event, blank);
    expect(after.fields).toEqual({ name: '示例', x_number_kilns: 3 });
    expect(takenBack(after, event)).toEqual({ fields: blank, deleted: false });
  });
});
