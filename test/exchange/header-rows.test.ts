import { describe, expect, it } from 'vitest';
import type { Grid, Merge } from '../../src/exchange/grid.ts';
import { findHeader, headerCells } from '../../src/exchange/header-rows.ts';
import { headerVocabulary } from '../../src/exchange/header-vocabulary.ts';
import { columnFactor } from '../../src/exchange/header-key.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';

const vocabulary = headerVocabulary(LOCALES.map(translator));

function grid(rows: readonly (readonly string[])[], merges: readonly Merge[] = []): Grid {
  const numbered = rows.map((cells, at) => ({ number: at + 1, cells }));
  return { sheet: '表', rows: numbered, encoding: null, separator: null, calendar: 1900, merges };
}
const down = (top: number, left: number, bottom: number, right = left): Merge => ({ top, left, bottom, right });

describe('a header', () => {
  const rows = [
    ['某市减排项目表'],
    ['项目名称', '区市', '类别', '减排量（千克/年）', '', '备注'],
    ['', '', '', 'NOx', 'VOCs', ''],
    ['示例一', '黄岛区', '工业企业', '1200', '300', ''],
  ];

  it('takes all the rows its merged cells reach over, though the upper one alone names more', () => {
    const merges = [...[0, 1, 2, 5].map((column) => down(1, column, 2)), down(1, 3, 1, 4), down(0, 0, 0, 5)];
    expect(findHeader(grid(rows, merges), vocabulary)?.place).toEqual({ row: 2, depth: 2 });
  });

  it('gives the parts of a group the unit that stands over them', () => {
    const merges = [down(1, 3, 1, 4)];
    const cells = headerCells(grid(rows, merges), { row: 2, depth: 2 }, vocabulary);
    const reductions = cells.filter(({ known }) => known?.target.startsWith('reduces') === true);
    expect(reductions.map(({ header, unit }) => [header, columnFactor('t/a', unit)])).toEqual([
      ['减排量（千克/年）/NOx', 0.001],
      ['减排量（千克/年）/VOCs', 0.001],
    ]);
  });

  it('is not lengthened by cells merged among the data', () => {
    const merges = [down(3, 1, 5)];
    const flat = [
      rows[0]!,
      ['项目名称', '区市', '六大类'],
      ['示例零', '黄岛区', '工业企业'],
      rows[3]!,
      ['示例二'],
      ['示例三'],
    ];
    expect(findHeader(grid(flat, merges), vocabulary)?.place).toEqual({ row: 2, depth: 1 });
  });
});
