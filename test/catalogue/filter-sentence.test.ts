import { describe, expect, it } from 'vitest';
import { parseListQuery } from '../../src/catalogue/filter.ts';
import { filterSentence } from '../../src/catalogue/filter-sentence.ts';
import { translator } from '../../src/words/messages.ts';

const OPTIONS: Readonly<Record<string, string>> = {
  '370211': '黄岛区',
  '370215': '即墨区',
  planned: '已立项',
  building: '在建',
  behind: '进度落后于计划',
  '1': '计入',
};

function sentence(address: string, locale: 'zh-CN' | 'en' = 'zh-CN'): string {
  const { filter, ignored } = parseListQuery(new URLSearchParams(address), 2023);
  expect(ignored).toEqual([]);
  return filterSentence(filter, { t: translator(locale), option: (_, id) => OPTIONS[id] ?? id, day: (day) => day });
}

describe('a filter in words', () => {
  it.each([
    ['', '全部项目'],
    ['q=粉磨&district=370211&district=370215&status=building', '搜索“粉磨”，区市为黄岛区或即墨区，状态为在建'],
    ['match=any&status=building&capital.gte=300', '总投资不小于300万元，或状态为在建'],
    ['status.not=planned&status.not=building', '状态不是在建、已立项'],
    ['name.has=焦化&name.has=粉磨', '项目名称包含“焦化”或“粉磨”'],
    ['name.hasnt=焦化&name.hasnt=粉磨', '项目名称不包含“焦化”、“粉磨”'],
    ['enterprise=示例企业0001', '企业名称为“示例企业0001”'],
    ['id.starts=QD-2023', '项目编号开头是“QD-2023”'],
    ['capital.between=1..2&capital.between=300..400', '总投资在1至2或300至400万元之间'],
    ['life=10&life=15', '使用年限等于10或15年'],
    ['finish.in=week&finish.in=month', '现计划完工在本月或本周'],
    ['finish.between=2023.6.1..6月底', '现计划完工在2023-06-01至2023-06-30之间'],
    ['finish=2023-06-30&finish=2023-05-31', '现计划完工为2023-05-31或2023-06-30'],
    ['finish.next=15', '现计划完工在未来15天内'],
    ['finish.overdue=1', '现计划完工已逾期'],
    ['owner.mine=1', '责任人为本人'],
    ['owner.mine=0', '责任人不是本人'],
    ['district.mine=1', '区市为本单位所在区市'],
    ['lead.mine=1', '牵头单位为本单位'],
    ['counts=1', '计入情况为计入'],
    ['lamp_reason=behind', '灯色原因为进度落后于计划'],
    ['fund_no.empty=0', '资金储备库编号不为空'],
    ['point.near=120.3,36.1,500', '距（120.3, 36.1）500 米以内'],
  ])('%s reads %s', (address, words) => {
    expect(sentence(address)).toBe(words);
  });

  it('reads as English too, the unit behind the figure', () => {
    expect(sentence('capital.between=1..2&owner.mine=0&name.hasnt=a&name.hasnt=b', 'en')).toBe(
      'Total investment is between 1 and 2 (10,000 yuan); Project name does not contain “a” or “b”; Responsible person is not me',
    );
  });
});
