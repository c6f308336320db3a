import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeSpeech } from '../../../src/catalogue/speech/judge-speech.ts';
import { mentionsIn } from '../../../src/catalogue/speech/mentions-in.ts';
import { namedFigure } from '../../../src/catalogue/speech/named-figure.ts';
import { SMALL_RECORD } from './small-record.ts';

const done = (value: number) => ({
  ...SMALL_RECORD,
  figures: [namedFigure('done', value, { measure: 'projects', unit: 'count', book: 'built' })],
});
const colour = (text: string, value: number) => judgeSpeech(text, done(value)).map((verdict) => verdict.colour);

const DIGITS = '零一二三四五六七八九';
/** 1204 → 一千二百零四: below ten thousand. */
function inWords(value: number): string {
  const parts = [1000, 100, 10, 1].map((unit) => [
    Math.floor(value / unit) % 10,
    ['', '十', '百', '千'][Math.log10(unit)]!,
  ]);
  return parts
    .map(([digit, unit]) => (digit === 0 ? '零' : `${DIGITS[digit as number]!}${String(unit)}`))
    .join('')
    .replace(/^零+/, '')
    .replace(/零+$/, '')
    .replace(/零+/g, '零');
}

test('a count written in any of its right forms is right, and one off is wrong', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9999 }), (value) => {
      const grouped = value.toLocaleString('en-US');
      const wide = String(value).replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      for (const form of [String(value), grouped, wide, inWords(value)])
        expect([form, colour(`已完成${form}个。`, value)]).toEqual([form, ['right']]);
      expect(colour(`已完成${String(value + 1)}个。`, value)).toEqual(['wrong']);
      expect(colour(`已完成超过${String(value - 1)}个。`, value)).toEqual(['right']);
      expect(colour(`已完成超过${String(value)}个。`, value)).toEqual(['wrong']);
    }),
  );
});

test('a number in 万 is right when it rounds to what is written, and wrong when it is changed by more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 9_000_000 }), (value) => {
      const rounded = (Math.round(value / 1000) / 10).toFixed(1);
      expect(colour(`已完成${rounded}万个。`, value)).toEqual(['right']);
      expect(colour(`已完成${(Number(rounded) + 0.2).toFixed(1)}万个。`, value)).toEqual(['wrong']);
    }),
  );
});

test('no text makes it throw, and every number found stands where it says', () => {
  const office = fc.constantFrom(
    ...'已完成逾期12,.%万吨个百分点至—第位年月日、。；（）零一十成半截全市分别占超约近\n '.split(''),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: office, maxLength: 200 })), (text) => {
      let end = 0;
      for (const { mention } of judgeSpeech(text, SMALL_RECORD)) {
        expect(mention.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(mention.start, mention.end)).toBe(mention.text);
        end = mention.end;
      }
    }),
    { numRuns: 200 },
  );
});

test('a text without numbers gives nothing', () => {
  const plain = '一批重点项目进一步加快，统一部署、三同时、百分之百落实。一是抓紧，二是抓实；第一，一企一策。';
  expect(judgeSpeech(plain.replace('百分之百', '全部'), SMALL_RECORD)).toEqual([]);
});

test('at least 99 of 100 numbers of a long text are found, each once', () => {
  const forms = [
    '3个',
    '1,204个',
    '四成',
    '1.2万吨',
    '12.3%',
    '0.2个百分点',
    '第3位',
    '三千个',
    '3至5吨',
    '一半',
    '6类',
  ];
  const written = Array.from({ length: 1100 }, (_, index) => forms[index % forms.length]!);
  const found = mentionsIn(written.map((form) => `本期为${form}，`).join('')).map(({ text }) => text);
  const share = found.filter((text, index) => text === written[index]).length / written.length;
  expect(share).toBeGreaterThanOrEqual(0.99);
});

test('ten times the text has ten times the verdicts, whatever stands in it', () => {
  for (const piece of ['已完成3个，', '一', '1,234', '第', '1.', '一月', '全市', '\n']) {
    const once = piece.repeat(Math.ceil(1000 / piece.length));
    const all = judgeSpeech(once.repeat(10), SMALL_RECORD).length;
    expect(Math.abs(all - 10 * judgeSpeech(once, SMALL_RECORD).length)).toBeLessThanOrEqual(20);
  }
});
