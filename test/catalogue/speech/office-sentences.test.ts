import { expect, test } from 'vitest';
import type { NamedFigure } from '../../../src/catalogue/speech/named-figure.ts';
import { judgeSpeech, type SpeechRecord } from '../../../src/catalogue/speech/judge-speech.ts';
import { SMALL_RECORD } from './small-record.ts';

const share = (id: string, value: number, given: Partial<NamedFigure>): NamedFigure => ({
  ...{ id, value, unit: 'percent', measure: 'rate', book: null, pollutant: null, period: null, place: '' },
  ...{ fromEnd: false, ...given },
});
const beyond = (id: string, value: number, given: Partial<NamedFigure>): NamedFigure =>
  share(id, value, { unit: 'tonnes', pollutant: 'NOx', period: 'season', ...given });

/** The small city with what offices like to say besides. */
const RECORD: SpeechRecord = {
  ...SMALL_RECORD,
  figures: [
    ...SMALL_RECORD.figures,
    share('open', 1518, { measure: 'open', unit: 'count' }),
    share('next', 359, { measure: 'next', unit: 'count' }),
    share('open-rate', 50.6, { measure: 'open-rate' }),
    share('building-rate', 29, { measure: 'building-rate' }),
    share('industry-rate', 52.1, { book: 'built', place: 'category:industry' }),
    share('planned-share', 170.6, { measure: 'attained', book: 'planned', pollutant: 'NOx', period: 'season' }),
    beyond('surplus-NOx', 492.4, { measure: 'surplus', book: 'planned' }),
    beyond('gap-NOx', 270.6, { measure: 'gap', book: 'built' }),
    beyond('province-task', 3225, { measure: 'tonnes', book: 'province', period: 'five-year' }),
    beyond('task', 9000, { measure: 'required', period: 'five-year' }),
  ],
};

/** Sentences as offices write them, not as the system does; beside each number what is to be said of it. */
const SENTENCES: readonly (readonly [sentence: string, ...verdicts: readonly string[]])[] = [
  ['截至6月底，全市3000个在册项目已建成1482个。', '3000个 right listed', '1482个 right done'],
  ['项目完成率由年初的20.1%提高到49.4%。', '20.1% unknown', '49.4% right rate'],
  ['逾期项目由5月底的85个降至37个。', '85个 unknown', '37个 right late'],
  ['逾期项目由5月底的85个降至40个。', '85个 unknown', '40个 value late'],
  ['NOx臭氧季超额完成目标的61.2%。', '61.2% not-exceeded attained-NOx'],
  ['按现计划，NOx臭氧季完成目标的170.6%，超额完成目标492.4吨。', '170.6% right planned-share', '492.4吨 right surplus-NOx'],
  ['按现计划，NOx臭氧季超额完成目标70.6%。', '70.6% right planned-share'],
  ['臭氧季NOx减排完成率61.2%，VOCs完成率45.3%。', '61.2% right attained-NOx', '45.3% right attained-VOC'],
  ['臭氧季NOx减排目标697吨，目前完成426吨，完成率61.2%。', '697吨 right required-NOx', '426吨 right built-NOx-season', '61.2% right attained-NOx'],
  ['臭氧季NOx减排项目完成率49.4%。', '49.4% right rate'],
  ['臭氧季NOx减排目标完成超过六成。', '六成 right attained-NOx'],
  ['超过三分之二的项目尚未完成。', '三分之二 value open-rate'],
  ['过半项目尚未完成。', '过半 right open-rate'],
  ['近半数项目已经建成。', '半数 right rate'],
  ['已完成项目超过一半。', '一半 value rate'],
  ['尚有1518个项目未完成，占50.6%。', '1518个 right open', '50.6% right open-rate'],
  ['在建项目870个，占比29.0%。', '870个 right building', '29.0% right building-rate'],
  ['已验收1204个，占已完成项目的81.2%。', '1204个 right accepted', '81.2% right accepted/done'],
  ['工业项目1260个，完成率52.1%。', '1260个 right industry-listed', '52.1% right industry-rate'],
  ['全市实施VOCs治理项目120个。', '120个 unknown'],
  ['锅炉改造项目45个全部完工。', '45个 unknown'],
  ['现有重点减排项目3000个。', '3000个 right listed'],
  ['按计划完成1482个，欠账18个。', '1482个 right done', '18个 unknown'],
  ['全年计划完成3100个项目，目前完成1482个。', '3100个 right tasks', '1482个 right done'],
  ['有11个项目逾期超过30天。', '11个 right late-30'],
  ['未来一个月应完工359个。', '359个 right next'],
  ['力争9月底前完成2500个。', '2500个 unknown'],
  ['2022年完成项目1482个。', '1482个 unknown'],
  ['2022年完成1400个，2023年完成1482个。', '1400个 unknown', '1482个 right done'],
  ['已完成1482个，较2022年同期多200个。', '1482个 right done', '200个 unknown'],
  ['6月完成102个，新增完工35个。', '102个 unknown', '35个 unknown'],
  ['已建成项目臭氧季NOx减排42.6万公斤，日均2786公斤。', '42.6万公斤 right built-NOx-season', '2786公斤 unknown'],
  ['已建成项目臭氧季NOx减排426公斤。', '426公斤 value built-NOx-season'],
  ['NOx减排量距臭氧季目标还差270.6吨。', '270.6吨 right gap-NOx'],
  ['预计臭氧季NOx减排1189吨，较目标多492.4吨。', '1189吨 right planned-NOx-season', '492.4吨 right surplus-NOx'],
  ['“十四五”NOx减排任务9000吨，省级核定3225吨。', '9000吨 right task', '3225吨 right province-task'],
  ['城阳区完成率全市最低，仅48.2%。', '48.2% right 370214-rate'],
  ['逾期项目37个（黄岛区12个）。', '37个 right late', '12个 unknown'],
  ['落后时间进度0.2个百分点。', '0.2个百分点 unknown'],
  ['项目未完成1482个。', '1482个 measure open'],
  ['已完成近1500个、在建近900个项目。', '1500个 right done', '900个 right building'],
]; // prettier-ignore

test.each(SENTENCES)('%s', (sentence, ...expected) => {
  const found = judgeSpeech(sentence, RECORD).map(({ mention, colour, fault, meant }) =>
    fault === 'not-ours' || fault === 'no-figure'
      ? `${mention.text} unknown`
      : `${mention.text} ${fault ?? colour} ${meant?.id ?? '-'}`,
  );
  expect(found).toEqual(expected);
});
