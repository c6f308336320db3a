import { expect, it } from 'vitest';
import type { Grid } from '../../src/exchange/grid.ts';
import { headerVocabulary } from '../../src/exchange/header-vocabulary.ts';
import { readFile } from '../../src/exchange/read-file.ts';
import { recognise, tableOf } from '../../src/exchange/recognise.ts';
import { translator } from '../../src/words/messages.ts';

const rows = [
  ['项目名称', '区市', '企业名称', 'NOx计划减排（吨/年）'],
  ['示例一', '胶州市', '示例甲厂', '9'],
  ['示例二', '', '', ''],
  ['', '', '', ''],
  ['示例三', '平度市'],
];
const down = (left: number, top: number, bottom: number) => ({ left, right: left, top, bottom });
const grid: Grid = {
  sheet: '台账',
  encoding: null,
  separator: null,
  calendar: 1900,
  merges: [down(1, 1, 2), down(2, 1, 4), down(3, 1, 2)],
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
};

it('a word merged over several data rows holds for each of them, a number counts once, an empty row stays out', () => {
  const table = tableOf(recognise([grid], headerVocabulary([translator('zh-CN')]))!);
  expect(table.rows.map(({ number, cells }) => [number, ...cells])).toEqual([
    [2, '示例一', '胶州市', '示例甲厂', '9'],
    [3, '示例二', '胶州市', '示例甲厂', ''],
    [5, '示例三', '平度市', '示例甲厂'],
  ]);
  expect(table.merged).toEqual({ carried: ['区市', '企业名称'], once: ['NOx计划减排（吨/年）'] });
});

it('a web page that calls itself a workbook is refused for what it is', async () => {
  const page = Buffer.from('\ufeff<html><table><tr><td>项目名称</td></tr></table></html>');
  expect(await readFile(page)).toEqual({ ok: false, refusal: 'kind' });
});
