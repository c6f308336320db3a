import { describe, expect, test } from 'vitest';
import { changedFigures, visibleChanges } from '../../src/services/briefing/issue/changed-figures.ts';
import { unknownNumbers } from '../../src/services/briefing/issue/edited-sheet.ts';
import { givenFigure, givenPercent, givenTonnes } from '../../src/services/briefing/figure-makers.ts';
import { differenceText, exactText } from '../../src/services/briefing/issue/issued-form.ts';

const about = (id: string) => ({ id, label: id, basis: '', release: 'public' as const });
const figures = [givenFigure(about('late'), 70), givenPercent(about('rate'), 0.515)];
const GENERATED = '截至2023年6月30日，逾期70个，完成率51.5%。';

describe('numbers of a text written by hand', () => {
  test.each([
    ['限期8月31日前完成', []],
    ['2023年8月31日前完成，2024年再看', []],
    ['按〔2023〕5号文，7月1日至31日检查', []],
    ['截至2023年6月30日逾期70个，完成率51.5%', []],
    ['截至2023年7月31日逾期70个', ['2023年7月31日']],
    ['8月31日前完成99个', ['99']],
    ['逾期71个，31个单位', ['71', '31']],
  ])('%s: %j', (text, strange) => {
    expect(unknownNumbers(text, GENERATED, figures)).toEqual(strange);
  });
});

describe('figures that differ between two sheets', () => {
  const after = [givenFigure(about('late'), 71), givenPercent(about('rate'), 0.51503)];

  test('all are known, only those that print otherwise are shown', () => {
    const changed = changedFigures(figures, after);
    expect(changed.map(({ id }) => id)).toEqual(['late', 'rate']);
    expect(visibleChanges(changed).map(({ id }) => id)).toEqual(['late']);
  });

  test('one that is new or gone, or changes its sign, is shown', () => {
    expect(visibleChanges(changedFigures(figures, [])).map(({ id }) => id)).toEqual(['late', 'rate']);
    const [minus] = [{ ...figures[0]!, value: -70 }];
    expect(visibleChanges(changedFigures([figures[0]!], [minus])).length).toBe(1);
  });

  test.each([
    ['a rate', givenPercent(about('rate'), 0.51457), givenPercent(about('rate'), 0.51439), '51.5', '51.4', '−0.1'],
    ['a gap', givenTonnes(about('gap'), -25.24), givenTonnes(about('gap'), -24.96), '−25.2', '−25.0', '+0.2'],
    ['tonnes over the hundred', givenTonnes(about('t'), 99.9), givenTonnes(about('t'), 104.2), '99.9', '104', '+4.1'],
    ['a count', givenFigure(about('late'), 70), givenFigure(about('late'), 67), '70', '67', '−3'],
  ])('differ by what a reader takes from what is printed: %s', (_, before, after_, was, now, difference) => {
    expect([exactText(before), exactText(after_), differenceText(before, after_)]).toEqual([was, now, difference]);
  });

  test('have no difference where one of them is not', () => {
    expect(differenceText(null, figures[0]!)).toBe('—');
  });
});
