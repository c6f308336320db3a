import { describe, expect, it } from 'vitest';
import { markSheets } from '../../src/exchange/mark-sheets.ts';
import { writeWorkbook } from '../../src/exchange/write-workbook.ts';
import { parseXml, unzip } from '../briefings/word-file.ts';

const column = (header: string, options?: readonly string[]) => ({
  ...{ header, format: '@', width: 10 },
  ...(options === undefined ? {} : { options }),
});
const written = writeWorkbook(
  { name: '说明', lines: [['筛选', '全部 <&>']] },
  {
    name: '项目',
    columns: [column('项目名称'), column('区市', ['黄岛区', '胶州市']), column('源', []), column('吨')],
    rows: [
      ['=1+1', '黄岛区', null, -1.5],
      ['a\u0001b"<&>\n二', '胶州市', 'S1', 1e-7],
    ],
  },
);
const returned = written.then((bytes) =>
  markSheets({
    bytes,
    grid: { sheet: '项目', encoding: null, separator: null, calendar: 1900, merges: [], rows: [] },
    remarks: {
      ...{ sheet: '项目', headerRow: 1, columns: [4, 5], author: '示例' },
      rows: [{ row: 2, grade: 'red', result: '有问题', explanation: '示例说明' }],
      cells: [{ row: 2, column: 1, grade: 'red', note: '示例批注' }],
    },
  }),
);

/** Numbers of an attribute or element, as they stand in the text of a part. */
const numbersIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, one]) => Number(one));

describe('an exported workbook on paper', () => {
  it('lies across, as wide as its page, with its head on every one', async () => {
    const parts = unzip(await written);
    const sheet = parts.get('xl/worksheets/sheet2.xml')!;
    expect(sheet).toMatch(/<pageSetup(?=[^>]*orientation="landscape")(?=[^>]*fitToWidth="1")(?=[^>]*fitToHeight="0")/);
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles[^<]*>[^<]*\$1:\$1</);
  });

  it('goes over to further pages with its first columns where one would be too small to read', async () => {
    const wide = Array.from({ length: 40 }, (_, at) => ({ ...column(`第${String(at)}列`), width: 20 }));
    const parts = unzip(await writeWorkbook({ name: '说明', lines: [] }, { name: '宽表', columns: wide, rows: [] }));
    expect(parts.get('xl/worksheets/sheet2.xml')).not.toContain('fitToWidth');
    expect(parts.get('xl/workbook.xml')).toContain('$A:$B');
  });
});

describe.each([
  ['an exported workbook', written],
  ['a workbook that goes back with remarks', returned],
])('%s', (_name, making) => {
  it('holds what a spreadsheet program opens without repairing it', async () => {
    const parts = unzip(await making);
    const types = parts.get('[Content_Types].xml')!;
    for (const [, name] of types.matchAll(/PartName="\/([^"]+)"/g)) expect([...parts.keys()]).toContain(name);
    const styles = /<cellXfs[\s\S]*<\/cellXfs>/.exec(parts.get('xl/styles.xml')!)![0];
    const [formats] = numbersIn(styles, /<cellXfs count="(\d+)"/g);
    const strings = (parts.get('xl/sharedStrings.xml') ?? '').match(/<si>|<si\/>/g)?.length ?? 0;
    for (const [name, text] of parts) {
      if (!name.endsWith('.vml')) parseXml(text.replace(/^<\?xml[^?]*\?>\s*/, ''));
      if (!name.startsWith('xl/worksheets/sheet')) continue;
      expect(Math.max(0, ...numbersIn(text, /<c [^>]*\bs="(\d+)"/g)), name).toBeLessThan(formats!);
      expect(Math.max(0, ...numbersIn(text, /<c [^>]*t="s"[^>]*><v>(\d+)<\/v>/g)), name).toBeLessThan(strings);
      expect(text, name).not.toMatch(/<f>|<f\s/);
      expect(text, name).not.toMatch(/<dataValidation [^>]*type="list"[^>]*\/>/);
    }
  });
});
