import { readXlsx, writeXlsx, openXlsx, saveXlsx, type Sheet } from 'hucre';
import type { Agent, Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeWorkbookReaders } from '../../src/exchange/read-workbook.ts';
import { gb18030 } from '../exchange/gb18030.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

const TABLE = [
  '即墨区2023年减排项目调度表,,,,,,,,',
  '序号,项目名称,六大类,项目类型,区市,计划,,减排量,',
  ',,,,,开工,完工,NOx（kg/a）,VOCs（吨/年）',
  '1,示例退回线改造一,工业企业,voc-capture,即墨市,2023.3.1,6月底前,,1.2',
  '2,示例退回线改造二,工业企业,voc-capture,火星区,2023年3月9日,20230930,1200,约50',
  '合计,,,,,,,1200,1.2',
  '3,示例退回线改造三,工业企业,voc-capture,黄岛（西海岸新区）,45000,2023/9/30,#N/A,2',
  '注：数据截至3月31日,,,,,,,,',
].join('\r\n');

describe('a file with errors goes back to its sender', () => {
  let house: TestHouse;
  let planner: Agent;

  beforeAll(async () => {
    house = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await house.visitor('planner');
  });
  afterAll(async () => {
    await house.remove();
    await closeWorkbookReaders();
  });

  const settled = async (address: string): Promise<string> =>
    vi.waitFor(
      async () => {
        const answer = await planner.get(address);
        expect(answer.headers['refresh']).toBeUndefined();
        return answer.text;
      },
      { timeout: 60_000, interval: 100 },
    );
  const checked = async (bytes: Uint8Array, name: string): Promise<{ address: string; html: string }> => {
    const answer = await planner
      .post('/imports')
      .field('_csrf', await tokenOf(planner))
      .attach('file', Buffer.from(bytes), name);
    expect(answer.status, answer.text.slice(0, 300)).toBe(303);
    const address = String(answer.headers['location']).replace(/\/columns$/, '');
    await post(planner, `${address}/columns`, { do: 'check', mode: 'both' });
    return { address, html: await settled(address) };
  };
  const returned = async (address: string): Promise<{ bytes: Buffer; name: string }> => {
    const answer = await planner.get(`${address}/workbook`).buffer(true).parse(binary);
    expect(answer.status).toBe(200);
    return { bytes: answer.body as Buffer, name: String(answer.headers['content-disposition']) };
  };
  const tiles = (html: string): number[] =>
    [...html.matchAll(/<dt>[^<]*<\/dt><dd>(\d+)<\/dd>/g)].map(([, value]) => Number(value));
  const redCells = (sheet: Sheet): string[] =>
    [...(sheet.cells ?? [])]
      .filter(([, { comment }]) => comment !== undefined)
      .map(([at]) => at)
      .toSorted();

  test('text comes back as a workbook that names exactly the refused cells; mended, only the rest is new', async () => {
    const { address, html } = await checked(gb18030(TABLE), '即墨3月.csv');
    expect(tiles(html)).toEqual([3, 1, 0, 0, 0, 2]);
    const first = await returned(address);
    expect(first.name).toContain(encodeURIComponent('退回_即墨3月.xlsx'));
    const [sheet] = (await readXlsx(first.bytes, { readStyles: true })).sheets;
    expect(sheet?.rows[2]?.slice(9)).toEqual(['导入结果', '错误说明']);
    expect(sheet?.rows.slice(3).map((row) => row[9])).toEqual(['可新增', '有问题', '跳过', '有问题', '跳过']);
    expect(String(sheet?.rows[4]?.[10])).toMatch(/区市.*减排量\/VOCs/);
    expect(redCells(sheet!)).toEqual(['4,4', '4,8', '6,7']);
    expect(sheet?.cells?.get('4,4')?.style?.fill).toMatchObject({
      fgColor: { rgb: expect.stringMatching(/FFC7CE$/) as string },
    });
    expect(sheet?.rows[3]?.slice(0, 9)).toEqual([
      '1',
      '示例退回线改造一',
      '工业企业',
      'voc-capture',
      '即墨市',
      '2023.3.1',
      '6月底前',
      null,
      '1.2',
    ]);

    await post(planner, address, { do: 'good' });
    const written = await settled(address);
    expect(written).toContain('退回错误表');
    expect(written).toMatch(/视图“导入 20\d\d-\d\d-\d\d 即墨3月”/);
    const batch = /B\d{4}/.exec(written)![0];
    const list = `/projects?batch=${batch}`;
    expect((await planner.get(list)).text).toContain(`由批次 ${batch} 写入`);
    const rows = (await planner.get(list.replace('/projects', '/projects.json'))).body as { name: string }[];
    expect(rows.map(({ name }) => name)).toEqual(['示例退回线改造一']);
    const second = await returned(address);
    const workbook = await openXlsx(second.bytes);
    const own = workbook.sheets[0]!;
    expect(String(own.rows[3]?.[9])).toMatch(/^已新增 QD-2023-\d{4}-.$/);
    expect(own.rows[4]?.[9]).toBe('未写入');
    for (const [row, column, value] of [
      [4, 4, '即墨区'],
      [4, 8, '50'],
      [6, 7, '0.3'],
    ] as const) {
      own.rows[row]![column] = value;
      own.cells!.set(`${String(row)},${String(column)}`, {
        ...own.cells!.get(`${String(row)},${String(column)}`),
        value,
        type: 'string',
      });
    }
    const mended = await checked(await saveXlsx(workbook), '退回_即墨3月.xlsx');
    expect(tiles(mended.html)).toEqual([3, 2, 0, 1, 0, 0]);
    const third = await readXlsx((await returned(mended.address)).bytes, { readStyles: true });
    expect(third.sheets[0]?.rows[2]).toHaveLength(11);
    expect(third.sheets[0]?.rows[3]?.[9]).toBe('无变化');
    expect(redCells(third.sheets[0]!)).toEqual([]);
  });

  test('a workbook stays itself: sheets, their order, widths, merges and formats', async () => {
    const sent = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['示例说明']], columns: [{ width: 33 }] },
        {
          name: '项目',
          columns: [
            { width: 41 },
            { width: 12 },
            { width: 12 },
            { width: 9 },
            { width: 15, numFmt: 'yyyy"年"m"月"d"日"' },
          ],
          rows: [
            ['示例区项目表', null, null, null, null],
            ['项目名称', '六大类', '项目类型', '区市', '计划完工'],
            ['示例工作簿项目', '工业企业', 'voc-capture', '火星区', new Date('2023-09-30T00:00:00Z')],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
          cells: new Map([
            ['1,0', { value: '项目名称', type: 'string', style: { font: { bold: true, color: { rgb: '1F4E78' } } } }],
          ]),
        },
      ],
    });
    const { address } = await checked(sent, '项目.xlsx');
    const back = await readXlsx((await returned(address)).bytes, { readStyles: true });
    expect(back.sheets.map(({ name }) => name)).toEqual(['说明', '项目']);
    const [notes, sheet] = back.sheets;
    expect(notes?.columns?.[0]?.width).toBe(33);
    expect(sheet?.columns?.slice(0, 5).map(({ width }) => width)).toEqual([41, 12, 12, 9, 15]);
    expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }]);
    expect(sheet?.cells?.get('1,0')?.style?.font).toMatchObject({ bold: true });
    expect(sheet?.cells?.get('2,4')?.style?.numFmt).toBe('yyyy"年"m"月"d"日"');
    expect(sheet?.rows[2]?.[4]).toEqual(new Date('2023-09-30T00:00:00Z'));
    expect(sheet?.rows[2]?.[5]).toBe('有问题');
    expect(redCells(sheet!)).toEqual(['2,3']);
  });

  test('what is rare is yellow until it is confirmed with a reason, which the history keeps', async () => {
    const table =
      '项目名称,六大类,项目类型,区市,信用代码\n示例提醒项目,工业企业,voc-capture,黄岛区,91370211MA3C00012Q\n';
    const { address, html } = await checked(Buffer.from(table), '提醒.csv');
    expect(tiles(html)).toEqual([1, 1, 0, 0, 1, 0]);
    expect(html).toContain('value="all" disabled');
    await post(planner, address, { do: 'sure' });
    expect(tiles(await settled(address))).toEqual([1, 1, 0, 0, 1, 0]);
    await post(planner, address, { do: 'sure', sure_reason: '已核对执照' });
    expect(tiles(await settled(address))).toEqual([1, 1, 0, 0, 0, 0]);
    await post(planner, address, { do: 'all' });
    await settled(address);
    const [made] = (await planner.get('/projects.json?name.is=示例提醒项目')).body as { id: string }[];
    expect((await planner.get(`/projects/${made!.id}`)).text).toContain('已核对执照');
  });

  test('every row may have a reason of its own, kept whole in the history of its project; the others share one', async () => {
    const codes = ['91370211MA3C00012Q', '913702137496789048', '91370211MA3C00012Q'];
    const line = (code: string, at: number) =>
      `示例分述${'甲乙丙'[at]!}厂${String(at)}号线,工业企业,voc-capture,黄岛区,${code}`;
    const table = ['项目名称,六大类,项目类型,区市,信用代码', ...codes.map(line)].join('\n');
    const { address, html } = await checked(Buffer.from(table), '分述.csv');
    expect(tiles(html).slice(4)).toEqual([3, 0]);
    const long = `执照原件已核对，${'详见卷宗。'.repeat(60)}完`;
    await post(planner, address, { do: 'answer', r2: long, a2: 'new', a3: 'new', a4: 'new' });
    const once = await settled(address);
    expect(tiles(once).slice(4)).toEqual([2, 0]);
    expect(once).toContain(long);
    await post(planner, address, { do: 'sure', r3: '旧码，已发函', sure_reason: '统一核对过' });
    expect(tiles(await settled(address)).slice(4)).toEqual([0, 0]);
    // Whoever only looks at the columns again keeps what they wrote.
    await post(planner, `${address}/columns`, { do: 'check', mode: 'both' });
    expect(tiles(await settled(address)).slice(4)).toEqual([0, 0]);
    await post(planner, address, { do: 'all' });
    await settled(address);
    const rows = (await planner.get('/projects.json?q=示例分述&sort=id')).body as { id: string }[];
    const said = await Promise.all(rows.map(async ({ id }) => (await planner.get(`/projects/${id}/history`)).text));
    for (const [at, reason] of [long, '旧码，已发函', '统一核对过'].entries()) {
      expect(said[at]).toContain(`导入时已确认提醒，理由：${reason}`);
      for (const [other, text] of said.entries()) if (other !== at) expect(text).not.toContain(reason);
    }
  });

  test('a row that is certainly there already waits for its own answer; that it is another project is remembered', async () => {
    const [known] = (await planner.get('/projects.json?source.empty=0&credit_code.empty=0&status=planned'))
      .body as Record<string, string>[];
    const row = (name: string) =>
      [
        name,
        known!['credit_code'],
        known!['source'],
        known!['category'],
        known!['type'],
        known!['district'],
        known!['start'],
        known!['finish'],
        known!['zone'],
      ]
        .map((cell) => cell ?? '')
        .join(',');
    const table = `项目名称,信用代码,source,六大类,项目类型,区市,现计划开工,现计划完工,控制区\n${row('全然不同的名称')}\n`;
    const { address, html } = await checked(Buffer.from(table), '重复.csv');
    expect(html, html).toContain('应是同一项目');
    expect(html).not.toContain('value="answer-new"');
    await post(planner, address, { do: 'answer', a2: 'new' });
    expect(tiles(await settled(address)).slice(0, 2)).toEqual([1, 1]);
    await post(planner, address, { do: 'all' });
    await settled(address);
    const [made] = (await planner.get('/projects.json?name.is=全然不同的名称')).body as { id: string }[];
    const open = (await planner.get('/reviews/duplicates')).text;
    expect(open).not.toContain(`value="${made!.id}"`);
  });
});

function binary(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
}
