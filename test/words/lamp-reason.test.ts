import { describe, expect, it } from 'vitest';
import { LAMP_REASONS } from '../../src/catalogue/lamp.ts';
import { sentencesOf } from '../../src/words/lamp-reason.ts';
import { LOCALES, translator, type Locale } from '../../src/words/messages.ts';

/** The figures every reason could name. */
const FIGURES = {
  finish: '2023-06-10',
  plan: '2023-05-31',
  start: '2023-01-10',
  from: '2023-06-01',
  last: '2023-03-01',
  finished: '2023-04-01',
  due: '2023-06-05',
  name: '评估监测',
  effective: '2023-10-05',
  season: '2023-09-30',
  days: 20,
  times: 2,
};
const WITH_PROGRESS = { progress: 61.6, planned: 85.2, points: 23.6 };
type Code = (typeof LAMP_REASONS)[number];

function told(codes: readonly Code[], locale: Locale, more: Readonly<Record<string, number>> = WITH_PROGRESS): string {
  const t = translator(locale);
  const reasons = codes.map((code) => ({ code, params: paramsOf(code, more) }));
  return sentencesOf(reasons, t).join(t('lamp.semicolon'));
}

/** What the rule hands over with a code (see lamp.ts): a finish only where it speaks of one, progress likewise. */
function paramsOf(code: Code, more: Readonly<Record<string, number>>) {
  const { finish, ...others } = FIGURES;
  const isOfFinish = ['finish-passed', 'due-soon', 'later-than-frozen'].includes(code);
  const isOfProgress = ['finish-passed', 'behind'].includes(code);
  return {
    ...others,
    ...(isOfFinish ? { finish } : {}),
    ...(isOfProgress ? more : code === 'due-soon' ? { progress: more['progress']! } : {}),
  };
}

describe('the sentence of a lamp', () => {
  it.each<[readonly Code[], string]>([
    [['finish-passed'], '现计划完工 2023-06-10 已过 20 天；进度 62%，计划 85%'],
    [['finish-passed', 'behind'], '现计划完工 2023-06-10 已过 20 天；进度 62%，计划 85%；落后计划 24 个百分点'],
    [
      ['finish-passed', 'behind', 'later-than-frozen'],
      '现计划完工 2023-06-10 已过 20 天；进度 62%，计划 85%；落后计划 24 个百分点；比基线计划 2023-05-31 晚 20 天',
    ],
    [
      ['finish-passed', 'later-than-frozen'],
      '现计划完工 2023-06-10 已过 20 天；进度 62%，计划 85%；比基线计划 2023-05-31 晚 20 天',
    ],
    [['behind'], '进度 62%，计划 85%，落后 24 个百分点'],
    [['behind', 'due-soon'], '进度 62%，计划 85%，落后 24 个百分点；现计划完工 2023-06-10，还剩 20 天'],
    [
      ['behind', 'due-soon', 'later-than-frozen'],
      '进度 62%，计划 85%，落后 24 个百分点；现计划完工 2023-06-10，还剩 20 天；比基线计划 2023-05-31 晚 20 天',
    ],
    [
      ['behind', 'later-than-frozen'],
      '进度 62%，计划 85%，落后 24 个百分点；现计划完工 2023-06-10 比基线计划 2023-05-31 晚 20 天',
    ],
    [['due-soon'], '现计划完工 2023-06-10，还剩 20 天；进度 62%'],
    [['due-soon', 'later-than-frozen'], '现计划完工 2023-06-10，还剩 20 天；进度 62%；比基线计划 2023-05-31 晚 20 天'],
    [['later-than-frozen'], '现计划完工 2023-06-10 比基线计划 2023-05-31 晚 20 天'],
  ])('of %j reads whole and repeats nothing', (codes, sentence) => {
    expect(told(codes, 'zh-CN')).toBe(sentence);
  });

  it('names progress alone where no plan is frozen', () => {
    expect(told(['finish-passed'], 'zh-CN', { progress: 61.6 })).toBe('现计划完工 2023-06-10 已过 20 天；进度 62%');
  });

  it('reads the same way in English', () => {
    expect(told(['finish-passed', 'behind', 'later-than-frozen'], 'en')).toBe(
      'The planned finish 2023-06-10 passed 20 days ago; progress 62%, plan 85%; 24 percentage points behind the plan; 20 days later than the frozen plan 2023-05-31',
    );
  });

  it.each(LOCALES)('tells progress and the present finish once whatever reasons meet (%s)', (locale) => {
    const twice: string[] = [];
    for (let set = 1; set < 1 << LAMP_REASONS.length; set += 1) {
      const codes = LAMP_REASONS.filter((_, bit) => (set & (1 << bit)) !== 0);
      // A finish has passed or is still to come.
      if (codes.includes('finish-passed') && codes.includes('due-soon')) continue;
      const sentence = told(codes, locale);
      for (const figure of ['62%', '85%', '2023-06-10']) if (sentence.split(figure).length > 2) twice.push(sentence);
    }
    expect(twice.slice(0, 3)).toEqual([]);
  });
});
