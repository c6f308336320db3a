import { expect, test } from 'vitest';
import { judgeSpeech } from '../../../src/catalogue/speech/judge-speech.ts';
import { SMALL_RECORD } from './small-record.ts';

/** Sentences planted in a speech; beside each number `right`, `unknown`, or what is wrong, then the figure meant. */
const PLANTED: readonly (readonly [sentence: string, ...verdicts: readonly string[]])[] = [
  ['截至2023年6月30日，全市纳入3000个项目。', '3000个 right listed'],
  ['全市在册项目3,000个。', '3,000个 right listed'],
  ['全市共有三千个项目。', '三千个 right listed'],
  ['全市纳入３０００个项目。', '３０００个 right listed'],
  ['全市纳入2900个项目。', '2900个 value listed'],
  ['目前已完成1482个项目。', '1482个 right done'],
  ['已建成项目1,482个。', '1,482个 right done'],
  ['已完成一千四百八十二个。', '一千四百八十二个 right done'],
  ['已完成1480个。', '1480个 value done'],
  ['已验收1482个。', '1482个 book accepted'],
  ['已验收项目1204个。', '1204个 right accepted'],
  ['已建成1204个。', '1204个 book done'],
  ['完成率49.4%。', '49.4% right rate'],
  ['完成率为百分之四十九点四。', '百分之四十九点四 right rate'],
  ['完成率达49％。', '49％ right rate'],
  ['完成率50.4%。', '50.4% value rate'],
  ['完成率近五成。', '五成 right rate'],
  ['完成率近四成。', '四成 value rate'],
  ['完成率接近一半。', '一半 right rate'],
  ['完成率过半。', '过半 value rate'],
  ['较时序进度慢0.2个百分点。', '0.2个百分点 right schedule'],
  ['较时序进度慢0.2%。', '0.2% percent-for-points schedule'],
  ['较时序进度快0.2个百分点。', '0.2个百分点 direction schedule'],
  ['完成率49.4个百分点。', '49.4个百分点 points-for-percent rate'],
  ['逾期37个，其中超30天11个。', '37个 right late', '11个 right late-30'],
  ['逾期11个。', '11个 measure late'],
  ['仍有37个项目逾期未完成。', '37个 right late'],
  ['已完成1482个，占49.4%；逾期37个，占1.2%。', '1482个 right done', '49.4% right rate', '37个 right late', '1.2% right late-rate'],
  ['已建成项目臭氧季NOx减排426吨、VOCs减排312吨。', '426吨 right built-NOx-season', '312吨 right built-VOC-season'],
  ['已建成项目本季NOx、VOCs分别减排426.4吨、311.7吨。', '426.4吨 right built-NOx-season', '311.7吨 right built-VOC-season'],
  ['已建成项目本季NOx、VOCs分别减排311.7吨、426.4吨。', '311.7吨 pollutant built-NOx-season', '426.4吨 pollutant built-VOC-season'],
  ['NOx分别、VOCs减排，分别完成臭氧季目标的61.2%、45.3%。', '61.2% right attained-NOx', '45.3% right attained-VOC'],
  ['已验收项目臭氧季氮氧化物减排426吨。', '426吨 book verified-NOx-season'],
  ['已建成项目臭氧季NOx减排905吨。', '905吨 period built-NOx-season'],
  ['已建成项目全年NOx减排905吨。', '905吨 right built-NOx-year'],
  ['已形成氮氧化物年减排能力1.2万吨。', '1.2万吨 right built-NOx-full'],
  ['已形成氮氧化物年减排能力1.3万吨。', '1.3万吨 value built-NOx-full'],
  ['已形成氮氧化物年减排能力超过1.1万吨。', '1.1万吨 right built-NOx-full'],
  ['已形成氮氧化物年减排能力超过1.2万吨。', '1.2万吨 value built-NOx-full'],
  ['已形成氮氧化物年减排能力1.1至1.3万吨。', '1.1至1.3万吨 right built-NOx-full'],
  ['已形成氮氧化物年减排能力5000—8000吨。', '5000—8000吨 value built-NOx-full'],
  ['国家核定氮氧化物减排量3600吨。', '3600吨 right nation-NOx'],
  ['按现计划，本季NOx可减排约1200吨。', '1200吨 right planned-NOx-season'],
  ['臭氧季NOx目标697吨。', '697吨 right required-NOx'],
  ['石化港口区VOCs臭氧季减排140吨，距目标差58.3吨。', '140吨 right VOC-B', '58.3吨 right gap-VOC-B'],
  ['黄岛区已完成265个，完成率55.1%，居全市第2位。', '265个 right 370211-done', '55.1% right 370211-rate', '第2位 right 370211-rank'],
  ['城阳区已完成265个，完成率55.1%，居全市第二位。', '265个 place 370214-done', '55.1% place 370214-rate', '第二位 value 370214-rank'],
  ['西海岸新区、城阳区完成率分别为55.1%、48.2%。', '55.1% right 370211-rate', '48.2% right 370214-rate'],
  ['黄岛区居全市倒数第一。', '倒数第一 value 370211-last'],
  ['紧盯两个节点，黄岛区列全市倒数第9位。', '倒数第9位 right 370211-last'],
  ['总投资12.3亿元，其中工业项目1260个。', '12.3亿元 right capital', '1260个 right industry-listed'],
  ['截至5月31日，全市已完成1482个。', '1482个 day done'],
  ['截至5月31日，全市已完成1200个。', '1200个 day -'],
  ['纳入3100个项目。', '3100个 measure listed'],
  ['检查企业120家，发现问题25个，完成整改24个。', '120家 unknown', '25个 unknown', '24个 unknown'],
  ['PM2.5浓度同比下降3.2%，优良天数62天，居全省第3位。', '3.2% unknown', '62天 unknown', '第3位 unknown'],
  ['一、总体情况。（二）抓落实。三是2023年6月底前完成，“十四五”期间、1—6月、第3季度。'],
  ['全市1482个项目，用水1吨。', '1482个 book listed', '1吨 unknown'],
]; // prettier-ignore

/** As a press officer writes them. */
const PRESS: readonly (readonly [sentence: string, ...verdicts: readonly string[]])[] = [
  ['全市已完成项目占比超过三分之二。', '三分之二 value rate'],
  ['已完成项目占比49.4%。', '49.4% right rate'],
  ['已建成项目VOCs减排量占全部的60%。', '60% unknown'],
  ['黄岛区完成率55.1%，位居全市第二。', '55.1% right 370211-rate', '第二 right 370211-rank'],
  ['黄岛区完成率位居全市第一，成效明显。', '第一 value 370211-rank'],
  ['黄岛区排名全市首位。', '首位 value 370211-rank'],
  ['1482个项目建成投运，1204个项目通过验收，在建870个。', '1482个 right done', '1204个 right accepted', '870个 right building'],
  ['预计全年完成项目3000个。', '3000个 right listed'],
  ['按〔2023〕5号文，7月15日前报送，联系电话0532-85911234，手机13800000000。'],
  ['请拨打热线12369。'],
  ['截至3月9日，已完成1482个。\n逾期37个。', '1482个 day done', '37个 right late'],
]; // prettier-ignore

test.each([...PLANTED, ...PRESS])('%s', (sentence, ...expected) => {
  const found = judgeSpeech(sentence, SMALL_RECORD).map(({ mention, colour, fault, meant }) =>
    fault === 'not-ours' || fault === 'no-figure'
      ? `${mention.text} unknown`
      : `${mention.text} ${fault ?? colour} ${meant?.id ?? '-'}`,
  );
  expect(found).toEqual(expected);
});
