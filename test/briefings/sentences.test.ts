import { describe, expect, test } from 'vitest';
import { fitSentences, linesOf, settingOf } from '../../src/services/briefing/fit-sentences.ts';
import type { SeasonRequirement } from '../../src/services/briefing/season-targets/season-requirement.ts';
import {
  dayText,
  lastUnitSentence,
  lateSentence,
  lineSentence,
  nextSentence,
  progressSentence,
  scenarioSentence,
  seasonSentence,
  zoneSentence,
} from '../../src/services/briefing/sentences.ts';
import {
  againstSchedule,
  nameList,
  rankText,
  rate,
  reduction,
  tonnesText,
} from '../../src/services/briefing/issue/slots.ts';
import { type UnitStanding, unitStandings } from '../../src/services/briefing/unit-standing.ts';
import { translator } from '../../src/words/messages.ts';
import { project, UNITS } from './sample-facts.ts';

const t = translator('zh-CN');

describe('a rate', () => {
  test.each([
    [0, 3000, '0.0'],
    [1, 3000, '0.0'],
    [1482, 3000, '49.4'],
    [989, 2000, '49.4'],
    [1, 3, '33.3'],
    [3000, 3000, '100.0'],
    [3100, 3000, '103.3'],
    [-5, 100, '−5.0'],
    [5, 0, null],
    [5, null, null],
  ])('of %s in %s is %s', (part, whole, text) => {
    expect(rate(part, whole)).toBe(text);
  });
});

describe('progress against the schedule', () => {
  test.each([
    [1482, 1488, 3000, '较时序进度慢0.2个百分点'],
    [1500, 1488, 3000, '较时序进度快0.4个百分点'],
    [1488, 1488, 3000, '与时序进度持平'],
    [1489, 1488, 3000, '与时序进度持平'],
    [0, 3000, 3000, '较时序进度慢100.0个百分点'],
    [1, 0, 1, '较时序进度快100.0个百分点'],
  ])('%s done, %s due, of %s', (done, due, all, text) => {
    expect(againstSchedule(done, due, all, t)).toBe(text);
  });
});

describe('tonnes in a sentence', () => {
  test.each([
    [0, '0.0吨'],
    [0.04, '不足0.1吨'],
    [0.05, '不足0.1吨'],
    [0.06, '0.1吨'],
    [22.15, '22.2吨'],
    [22.25, '22.2吨'],
    [99.94, '99.9吨'],
    [99.96, '100吨'],
    [1205.5, '1206吨'],
    [-3.14, '3.1吨'],
  ])('%s is %s', (value, text) => {
    expect(tonnesText(value, t)).toBe(text);
  });

  test.each([
    [12, 'NOx减排12.0吨'],
    [0, 'NOx尚无减排'],
    [-1.25, 'NOx增加1.2吨'],
    [0.01, 'NOx减排不足0.1吨'],
  ])('%s t reduced is said as %s', (value, text) => {
    expect(reduction('NOx', value, t)).toBe(text);
  });
});

describe('ranks and lists', () => {
  test.each([
    [1, false, '第1位'],
    [2, true, '并列第2位'],
  ])('rank %s, shared %s', (rank, shared, text) => {
    expect(rankText(rank, shared, t)).toBe(text);
  });

  test.each([
    [[], ''],
    [['市南区'], '市南区'],
    [['市南区', '市北区', '黄岛区'], '市南区、市北区、黄岛区'],
    [['市南区', '市北区', '黄岛区', '崂山区', '李沧区'], '市南区、市北区、黄岛区等5个区市'],
  ])('%j', (names, text) => {
    expect(nameList(names, 'units', t)).toBe(text);
  });
});

describe('S1, the progress', () => {
  const day = '2023-06-30';
  test.each([
    [
      { day, all: 3000, done: 1482, due: 1488 },
      '截至2023年6月30日，全市在册项目3000个，已完成1482个，完成率49.4%，较时序进度慢0.2个百分点；',
    ],
    [{ day, all: 1, done: 1, due: 1 }, '截至2023年6月30日，全市在册项目1个，已完成1个，完成率100.0%，与时序进度持平；'],
    [
      { day, all: 12, done: 0, due: 3 },
      '截至2023年6月30日，全市在册项目12个，尚无项目完成，较时序进度慢25.0个百分点；',
    ],
    [{ day, all: 0, done: 0, due: 0 }, '截至2023年6月30日，全市尚无在册项目；'],
  ])('%j', (progress, sentence) => {
    expect(progressSentence(progress, t)).toBe(sentence);
  });

  test('says days without padding', () => {
    expect(dayText('2023-03-09', t)).toBe('2023年3月9日');
    expect(dayText('2023-03-09', translator('en'))).toBe('9 March 2023');
  });
});

describe('S2, the season', () => {
  const of = (pollutant: 'NOx' | 'VOC', built: number, required: number | null): SeasonRequirement => ({
    pollutant,
    required,
    planned: 0,
    built,
    verified: 0,
  });
  test.each([
    [436, 493, 555, 622, '已建成项目本季NOx减排436吨、VOCs减排555吨，分别达季节目标的88.4%、89.2%；'],
    [436, 100, 555, 0, '已建成项目本季NOx减排436吨、VOCs减排555吨，NOx达季节目标的436.0%，VOCs未设目标；'],
    [436, null, 555, 622, '已建成项目本季NOx减排436吨、VOCs减排555吨，VOCs达季节目标的89.2%，NOx未设目标；'],
    [0, null, -2, null, '已建成项目本季NOx尚无减排、VOCs增加2.0吨，均未设季节目标；'],
  ])('%s of %s, %s of %s', (nox, noxAsked, voc, vocAsked, sentence) => {
    expect(seasonSentence([of('NOx', nox, noxAsked), of('VOC', voc, vocAsked)], t)).toBe(sentence);
  });
});

describe('S3, what is late', () => {
  test.each([
    [[], '无逾期项目。'],
    [[0, 0], '无逾期项目。'],
    [[1], '逾期1个。'],
    [[30, 30], '逾期2个。'],
    [[31, 2, 0], '逾期2个，其中超30天1个。'],
  ])('%j', (days, sentence) => {
    expect(lateSentence(days, t)).toBe(sentence);
  });
});

describe('S4, who is last', () => {
  const standings = (...rates: readonly (readonly [done: number, all: number])[]): readonly UnitStanding[] =>
    unitStandings(
      UNITS.slice(0, rates.length),
      rates.flatMap(([done, all], unit) =>
        Array.from({ length: all }, (_, index) =>
          project({ unit: UNITS[unit]!.id, status: index < done ? 'built' : 'planned' }),
        ),
      ),
      '2023-06-30',
    );
  test.each([
    [standings([1, 2], [1, 4]), '市北区完成率25.0%，居全市第2位。'],
    [standings([2, 2], [1, 2], [2, 4]), '市北区、黄岛区完成率50.0%，居全市并列第2位。'],
    [standings([0, 2], [1, 2]), '市南区完成率0.0%，居全市第2位。'],
    [standings([1, 2], [1, 2]), null],
    [standings([1, 2]), null],
    [standings([1, 2], [0, 0]), null],
    [standings([0, 0], [0, 0]), null],
  ])('case %#', (ranked, sentence) => {
    expect(lastUnitSentence(ranked, t)).toBe(sentence);
  });

  test('equal rates share a rank, the next rank is skipped, and nobody without projects is ranked', () => {
    expect(standings([2, 2], [1, 2], [2, 4], [0, 0], [0, 3]).map(({ rank, shared }) => [rank, shared])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [null, false],
      [4, false],
    ]);
  });
});

describe('S5, a zone', () => {
  const zone = { zone: '示例·主城区', pollutant: 'VOC', required: 106, planned: 78.5, met: false, closes: null };
  test.each([
    [zone, '示例·主城区VOCs减排78.5吨，距目标差27.5吨，按现计划本季无法达标。'],
    [{ ...zone, isOver: true }, '示例·主城区VOCs减排78.5吨，距目标差27.5吨，本季未达标。'],
    [{ ...zone, planned: -1 }, '示例·主城区VOCs增加1.0吨，距目标差107吨，按现计划本季无法达标。'],
    [
      { ...zone, planned: 120, met: true, closes: '2023-08-17' },
      '示例·主城区VOCs减排120吨，超目标14.0吨，按现计划2023年8月17日可达标。',
    ],
    [{ ...zone, planned: 120, met: true }, '示例·主城区VOCs减排120吨，超目标14.0吨。'],
  ])('%j', (standing, sentence) => {
    expect(zoneSentence(standing, t)).toBe(sentence);
  });

  test.each([
    [[], null],
    [['甲区'], '甲区未达VOCs与NOx协同控制线。'],
    [['甲区', '乙区', '丙区', '丁区'], '甲区、乙区、丙区等4个分区未达VOCs与NOx协同控制线。'],
  ])('control lines missed by %j', (names, sentence) => {
    expect(lineSentence(names, t)).toBe(sentence);
  });
});

describe('S7, what a scenario does', () => {
  const effect = (difference: number, pollutant = 'NOx') => ({ zone: '甲区', pollutant, difference });
  test.each([
    [[], null],
    [[effect(0)], null],
    [[effect(-1), effect(-21.7, 'VOC')], '如“焦化推迟90天”，甲区臭氧季VOCs减排减少21.7吨。'],
    [[effect(0.02)], '如“焦化推迟90天”，甲区臭氧季NOx减排增加不足0.1吨。'],
  ])('%j', (effects, sentence) => {
    expect(scenarioSentence('焦化推迟90天', effects, t)).toBe(sentence);
  });
});

describe('S7 of a long name', () => {
  test('says its beginning, for the foot has it whole', () => {
    const effects = [{ zone: '甲区', pollutant: 'NOx', difference: -1 }];
    expect(scenarioSentence('长'.repeat(25), effects, t)).toBe(`如“${'长'.repeat(24)}…”，甲区臭氧季NOx减排减少1.0吨。`);
  });
});

describe('what comes next', () => {
  test.each([
    [{ due: 0, nox: 0, voc: 0, late: 0 }, '未来30天无计划完工项目。'],
    [{ due: 0, nox: 0, voc: 0, late: 2 }, '未来30天无计划完工项目。逾期项目限期完成。'],
    [{ due: 18, nox: 12.8, voc: 0, late: 0 }, '未来30天应完工18个（本季NOx减排12.8吨、VOCs尚无减排）。'],
  ])('%j', (next, sentence) => {
    expect(nextSentence(next, t)).toBe(sentence);
  });
});

/** What fits, as one text. */
function fitted(...given: Parameters<typeof fitSentences>): string {
  return fitSentences(...given)
    .map(({ text }) => text)
    .join('');
}

describe('sentences that must fit on the page', () => {
  const sentence = (signs: number, rank: number) => ({ text: '国'.repeat(signs - 1) + '。', rank });

  test('a line holds 28 signs, two of them the indent of the first', () => {
    expect(linesOf('国'.repeat(26), settingOf('一、'))).toBe(1);
    expect(linesOf('国'.repeat(27), settingOf('一、'))).toBe(2);
    expect(linesOf('国'.repeat(26 + 28), settingOf('一、'))).toBe(2);
  });

  test('stay in their order, and what matters least goes first', () => {
    const kept = fitted('一、', [sentence(20, 2), sentence(21, 0), sentence(22, 1)], 2);
    expect(kept).toBe(sentence(21, 0).text + sentence(22, 1).text);
  });

  test('leave room to a shorter one that matters less', () => {
    const kept = fitted('', [sentence(20, 0), sentence(60, 1), sentence(10, 2)], 2);
    expect(kept).toBe(sentence(20, 0).text + sentence(10, 2).text);
  });

  test('never all go: the first of them stays even where there is no room', () => {
    expect(fitted('', [sentence(90, 0), sentence(5, 1)], 1)).toBe(sentence(90, 0).text);
  });
});
