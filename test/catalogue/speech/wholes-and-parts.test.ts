import { expect, test } from 'vitest';
import { judgeSpeech, type SpeechRecord } from '../../../src/catalogue/speech/judge-speech.ts';
import { namedFigure } from '../../../src/catalogue/speech/named-figure.ts';
import { SMALL_RECORD } from './small-record.ts';

/** The small city with what is said of wholes, their parts and the schedule. */
const RECORD: SpeechRecord = {
  ...SMALL_RECORD,
  figures: [
    ...SMALL_RECORD.figures,
    namedFigure('backlog', 61, { measure: 'backlog', unit: 'count' }),
    namedFigure('open', 1518, { measure: 'open', unit: 'count' }),
    namedFigure('accepted-of-done', 81.24, { measure: 'rate', unit: 'percent', book: 'verified' }),
    namedFigure('time-lead', 1.87, { measure: 'time-lead', unit: 'points' }),
    namedFigure('370211-late', 12, { measure: 'late', unit: 'count', place: '370211' }),
  ],
};

const SENTENCES: readonly (readonly [sentence: string, ...verdicts: readonly string[]])[] = [
  // Of a whole that a part is told of, only the part is done.
  ['全市3100个项目已完成1482个。', '3100个 right tasks', '1482个 right done'],
  ['全市3000个项目已完成1482个。', '3000个 right listed', '1482个 right done'],
  ['3100个项目中已有1482个完工。', '3100个 right tasks', '1482个 right done'],
  ['在3100个减排项目里，1482个已完工。', '3100个 right tasks', '1482个 right done'],
  ['3100个在册项目已完成1482个。', '3100个 measure listed', '1482个 right done'],
  ['全市2500个项目已完成1482个。', '2500个 value listed', '1482个 right done'],
  ['1482个已完成项目中1204个通过验收。', '1482个 right done', '1204个 right accepted'],
  ['1482个项目全部完成。', '1482个 right done'],
  // Shares of a part and of another place's whole.
  ['逾期项目37个，其中超30天11个，占逾期项目的29.7%。', '37个 right late', '11个 right late-30', '29.7% right late-30/late'],
  ['逾期超30天项目占逾期项目的39.7%。', '39.7% value late-30/late'],
  ['逾期项目37个，占未完成项目的2.4%。', '37个 right late', '2.4% right late/open'],
  ['黄岛区逾期12个，占全市的32.4%。', '12个 right 370211-late', '32.4% right 370211-late/late'],
  ['黄岛区逾期12个，占全市逾期项目的42.4%。', '12个 right 370211-late', '42.4% value 370211-late/late'],
  ['工业项目1260个，占全市在册项目的42.0%。', '1260个 right industry-listed', '42.0% right industry-listed/listed'],
  ['已验收1204个，占在册项目的81.2%。', '1204个 right accepted', '81.2% value accepted/listed'],
  ['已建成项目VOCs减排量占全市的60%。', '60% unknown'],
  // 验收率 is said of either; each figure names what it is of.
  ['验收率40.1%。', '40.1% right accepted-rate'],
  ['验收率81.2%。', '81.2% right accepted-of-done'],
  ['验收率90.0%。', '90.0% value accepted-of-done'],
  // 快 and 慢 in the word for what a rate is measured against.
  ['按计划应完成1543个，欠账61个。', '1543个 unknown', '61个 right backlog'],
  ['欠账16个。', '16个 value backlog'],
  ['完成率快于时间进度1.9个百分点。', '1.9个百分点 right time-lead'],
  ['完成率慢于时间进度1.9个百分点。', '1.9个百分点 direction time-lead'],
  ['完成率落后于序时进度0.2个百分点。', '0.2个百分点 right schedule'],
  ['完成率快于时序进度0.2个百分点。', '0.2个百分点 direction schedule'],
  ['完成率滞后年度时序进度0.2个百分点。', '0.2个百分点 right schedule'],
]; // prettier-ignore

const judged = (sentence: string) => judgeSpeech(sentence, RECORD);

test.each(SENTENCES)('%s', (sentence, ...expected) => {
  const found = judged(sentence).map(({ mention, colour, fault, meant }) =>
    fault === 'not-ours' || fault === 'no-figure'
      ? `${mention.text} unknown`
      : `${mention.text} ${fault ?? colour} ${meant?.id ?? '-'}`,
  );
  expect(found).toEqual(expected);
});

test.each([
  ['已完成1480个。', true],
  ['较时序进度慢0.5个百分点。', true],
  ['较时序进度快0.5个百分点。', false],
  ['完成率落后于序时进度0.5个百分点。', true],
  ['已完成近1400个。', false],
  ['NOx臭氧季超额完成目标5.2%。', false],
  ['逾期项目由50个降至40个。', true],
  ['逾期项目由30个降至20个。', false],
])('whether the number of %s can be put right alone: %s', (sentence, replaceable) => {
  expect(judged(sentence).at(-1)).toMatchObject({ colour: 'wrong', replaceable });
});
