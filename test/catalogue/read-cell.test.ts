import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../src/catalogue/fields.ts';
import { readCell, type CellWords } from '../../src/catalogue/read-cell.ts';

const words: CellWords = {
  year: 2023,
  optionId: (field, text) =>
    field.key === 'district' ? { 黄岛区: '370211', 西海岸新区: '370211', '370211': '370211' }[text] : undefined,
  accepts: () => '370211 黄岛区',
};
const read = (key: string, text: string) => readCell(fieldOf(key)!, text, words);

describe('one reader for forms and cells', () => {
  it.each([
    ['capital', '１，２３４．５', 1234.5],
    ['capital', '1,234.5', 1234.5],
    ['capital', '300元', 0.03],
    ['capital', '1.2亿元', 12000],
    ['activity', '1.2万', 12000],
    ['uptime', '95', 0.95],
    ['uptime', '95%', 0.95],
    ['progress', '0', 0],
    ['capital', '—', null],
    ['capital', '暂无', null],
    ['capital', '/', null],
    ['om', '-12.5', -12.5],
    ['finish', '6月底前', '2023-06-30'],
    ['district', '西海岸新区', '370211'],
    ['tags', 'counted、temporary', ['counted', 'temporary']],
    ['credit_code', ' 91370211 MA3C 0001 1M', '91370211MA3C00011M'],
    ['credit_code', '９１３５０１００m000100Y43', '91350100M000100Y43'],
    ['industry', 'c3011', 'C3011'],
    ['industry', 'Ｃ３０１１ 水泥制造', 'C3011'],
    ['industry', '4412', 'D4412'],
    ['industry', '水泥制造', 'C3011'],
    ['industry', '轮胎', 'C2911'],
    ['industry', 'C30', 'C30'],
    ['id', '  ', null],
    ['name', ' 示例项目 ', '示例项目'],
  ])('%s typed as %s', (key, text, value) => {
    expect(read(key, text)).toMatchObject({ ok: true, value });
  });

  it.each([
    ['capital', '≥50', 'number-estimate'],
    ['capital', '约50', 'number-estimate'],
    ['capital', '50左右', 'number-estimate'],
    ['capital', '50吨', 'unit-unknown'],
    ['capital', 'NaN', 'number-typed'],
    ['capital', 'Infinity', 'number-typed'],
    ['capital', '0x1F', 'unit-unknown'],
    ['capital', '1e400', 'number-typed'],
    ['capital', '1234567890123456789012345678901234567890', 'digits-too-many'],
    ['capital', '-1', 'number-range'],
    ['uptime', '0.95', 'percent-as-fraction'],
    ['uptime', '120', 'number-range'],
    ['finish', '2023-02-30', 'day-typed'],
    ['finish', '夏天', 'day-typed'],
    ['district', '某区', 'unknown-option'],
    ['credit_code', '9.13702E+17', 'credit-code-destroyed'],
    ['credit_code', '913702141635720000', 'credit-code-destroyed'],
    ['credit_code', '91350100M000100Y4', 'credit-code-shape'],
    ['permit', '9.13702E+17', 'code-destroyed'],
    ['industry', 'C', 'industry-code'],
    ['industry', 'C30111', 'industry-code'],
    ['industry', 'D3011', 'industry-code'],
    ['industry', 'U0111', 'industry-code'],
    ['industry', '9911', 'industry-code'],
    ['industry', '某行业', 'industry-code'],
  ])('%s typed as %s is refused: %s', (key, text, code) => {
    const result = read(key, text);
    expect(result.ok ? null : result.problems.map((problem) => problem.code)).toEqual([code]);
  });
});
