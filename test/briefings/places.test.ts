import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefingCommand } from '../../src/cli/briefing.ts';
import { currentProgramme, raiseDataVersion, updateProgramme } from '../../src/db/programmes.ts';
import { latestRuns } from '../../src/db/runs.ts';
import { closeWorkbookReaders, readWorkbook } from '../../src/exchange/read-workbook.ts';
import { KINDS } from '../../src/services/briefing/kinds.ts';
import { translator } from '../../src/words/messages.ts';
import { openHouse, post, type TestHouse } from '../http/house.ts';
import { unzip } from './word-file.ts';
import { readPdf } from './pdf-text.ts';

/** What the command lists when it is asked for help: every kind on a line of its own. */
const ALL_KINDS = KINDS.map((kind) => `${kind}  ${translator('zh-CN')(`briefings.kind.${kind}`)}\n`).join('');

/** The brief where people meet it: the page and the command line, over a programme that is still empty. */
describe('the brief', () => {
  const DAY = '2023-06-30';
  const folder = mkdtempSync(join(tmpdir(), 'lantian-brief-'));
  let house: TestHouse;
  let planner: Agent;

  beforeAll(async () => {
    house = await openHouse({ clock: () => new Date(`${DAY}T04:00:00Z`) });
    planner = await house.visitor('planner');
  });

  afterAll(async () => {
    await house.remove();
    await closeWorkbookReaders();
    rmSync(folder, { recursive: true, force: true });
  });

  const key = async () => {
    const { city, id } = (await currentProgramme(house.store.read, house.house.config.city))!;
    return { city, programme: id };
  };
  const runs = async () => latestRuns(house.store.read, await key(), 10);
  const make = (agent: Agent) => post(agent, '/briefings', { scenario: '', as_of: DAY });

  test('is made by a button and shown as it will lie on the desk', async () => {
    expect((await planner.get('/briefings')).text).toContain('还没有生成过简报');
    const made = await make(planner);
    expect(made.status).toBe(303);
    expect(made.headers.location).toBe('/briefings?run=R0001#preview');
    const { text } = await planner.get('/briefings?run=R0001');
    expect(text).toContain('<iframe src="/briefings/bulletin?run&#x3D;R0001"');
    expect(text).toContain('已生成简报（运行 R0001）');
  });

  test('of any kind lies under the form as it was ordered, and the address says so', async () => {
    const order = { kind: 'dispatch', as_of: DAY, district: '370211', query: '/projects?status=planned&sort=name' };
    const made = await post(planner, '/briefings', { ...order, paper: 'hand' });
    const address = made.headers.location!;
    expect(Object.fromEntries(new URL(address, 'http://x').searchParams)).toEqual({
      run: 'R0001',
      kind: 'dispatch',
      district: '370211',
      query: 'status=planned&sort=name',
      paper: 'hand',
    });
    const { text } = await planner.get(address).expect(200);
    const frame = /<iframe src="([^"]+)"/.exec(text)![1]!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    expect(frame).toMatch(/^\/briefings\/dispatch\?run=R0001&district=370211&query=/);
    expect((await planner.get(frame).expect(200)).text).toContain('调度');
    expect(text).toMatch(/<input type="radio" name="kind" value="dispatch" checked/);
    const wrong = await post(planner, '/briefings', { ...order, kind: 'novel' });
    expect(wrong.status).toBe(422);
  });

  test('of the same data is the same run again', async () => {
    expect((await make(planner)).headers.location).toBe('/briefings?run=R0001#preview');
    expect(await runs()).toHaveLength(1);
  });

  test('may be framed by its own page and by nobody else, and its style is the one it carries', async () => {
    const { headers, text } = await planner.get('/briefings/bulletin?run=R0001');
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toMatch(/style-src [^;]*'sha256-/);
    expect(policy).toContain("default-src 'none'");
    expect(text).toContain('大气污染减排工作简报');
  });

  test('comes as a file of the same bytes, from the page and from the command line', async () => {
    const shown = await planner.get('/briefings/bulletin?run=R0001');
    const file = await planner.get('/briefings/bulletin.html?run=R0001');
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename=.*brief|filename\*=UTF-8''.*2023-06-30-R0001\.html/,
    );
    expect(file.text).toBe(shown.text);
    const out = join(folder, 'brief.html');
    const { code, said } = await command('bulletin', '--as-of', DAY, '--out', out);
    expect(said).toContain('R0001');
    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(shown.text);
  });

  test.each([
    ['dispatch', '没有符合条件的项目'],
    ['card', '没有符合条件的项目'],
    ['supervision', '无逾期项目'],
  ])('%s of an empty programme says that there is nothing', async (kind, said) => {
    const shown = await planner.get(`/briefings/${kind}?run=R0001`);
    expect(shown.text).toContain(said);
    const out = join(folder, `${kind}.html`);
    expect((await command(kind, '--as-of', DAY, '--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(shown.text);
    expect((await planner.get(`/briefings/${kind}?run=R0001&zone=nowhere`)).status).toBe(404);
    expect((await planner.get(`/briefings/${kind}?run=R0001&query=colour%3Dred`)).status).toBe(409);
    expect((await command(kind, '--project', 'QD-2023-9999-9', '--out', out)).said).toContain('QD-2023-9999-9');
  });

  test('comes as a PDF whose words can be read back', async () => {
    const { body, headers } = await planner.get('/briefings/bulletin.pdf?run=R0001').responseType('blob');
    expect(headers['content-type']).toBe('application/pdf');
    expect(readPdf(body as Buffer)[0]!.text).toContain('截至2023年6月30日,全市尚无在册项目');
  });

  test('comes as a workbook of the same rows, from the page and from the command line', async () => {
    const { body, headers } = await planner.get('/briefings/bulletin.xlsx?run=R0001').responseType('blob');
    expect(headers['content-type']).toContain('spreadsheetml.sheet');
    expect(headers['content-disposition']).toContain('2023-06-30-R0001.xlsx');
    const served = await readWorkbook(body as Buffer);
    const { fingerprint } = (await runs()).find(({ id }) => id === 'R0001')!;
    expect(JSON.stringify(served)).toContain(fingerprint);
    expect((await planner.get('/briefings?run=R0001')).text).toContain('/briefings/bulletin.xlsx?run&#x3D;R0001');
    const out = join(folder, 'brief.xlsx');
    expect((await command('bulletin', '--as-of', DAY, '--out', out)).code).toBe(0);
    expect(await readWorkbook(readFileSync(out))).toEqual(served);
  });

  test('comes as a Word document of the same bytes from the page and from the command line', async () => {
    const { body, headers } = await planner.get('/briefings/bulletin.docx?run=R0001').responseType('blob');
    expect(headers['content-type']).toContain('wordprocessingml.document');
    expect(unzip(body as Buffer).get('word/document.xml')).toContain('截至2023年6月30日，全市尚无在册项目');
    expect((await planner.get('/briefings?run=R0001')).text).toContain('/briefings/bulletin.docx?run&#x3D;R0001');
    const out = join(folder, 'brief.docx');
    expect((await command('bulletin', '--as-of', DAY, '--out', out)).code).toBe(0);
    expect(Buffer.compare(readFileSync(out), body as Buffer)).toBe(0);
    expect((await planner.get('/briefings/dispatch.docx?run=R0001')).status).toBe(404);
    expect((await planner.get('/briefings?run=R0001&kind=dispatch')).text).not.toContain('.docx');
  });

  test('is refused with a sentence when the day or the scenario does not exist', async () => {
    const day = await post(planner, '/briefings', { scenario: '', as_of: '2023-02-30' });
    expect(day.status).toBe(422);
    expect(day.text).toContain('请填写存在的日期');
    expect(day.text).toContain('value="2023-02-30"');
    const scenario = await post(planner, '/briefings', { scenario: 'nobody', as_of: DAY });
    expect(scenario.status).toBe(422);
    expect(scenario.text).toContain('没有这个情景');
  });

  test('speaks of their own district to a person of one, whatever its kind', async () => {
    const district = await house.visitor('district');
    for (const kind of ['bulletin', 'progress', 'targets']) {
      const own = await district.get(`/briefings/${kind}.html?run=R0001`);
      expect(own.status).toBe(200);
      expect(own.text).toContain('黄岛区');
    }
    const { text, status } = await district.get('/briefings');
    expect(status).toBe(200);
    expect(text).toContain('全市的由市级人员生成和查看');
    expect(text).not.toContain('R0001');
  });

  test('is read but not made by those who may not run anything', async () => {
    const auditor = await house.visitor('auditor');
    expect((await auditor.get('/briefings/bulletin?run=R0001')).status).toBe(200);
    expect((await auditor.get('/briefings')).text).not.toContain('<button class="is-primary">');
    expect((await make(auditor)).status).toBe(403);
  });

  test('is not set from a run whose data have changed since', async () => {
    await house.store.write(async (trx) => raiseDataVersion(trx, await key()));
    // A telephone number was corrected: nothing that a tonne depends on.
    expect((await planner.get('/briefings/bulletin?run=R0001')).status).toBe(200);
    await house.store.write(async (trx) => {
      await updateProgramme(trx, await key(), { season_to: '2023-09-29' });
      await raiseDataVersion(trx, await key());
    });
    expect((await planner.get('/briefings/bulletin?run=R0001')).status).toBe(409);
    expect((await planner.get('/briefings?run=R0001')).text).toContain('请重新生成');
    expect((await planner.get('/briefings')).text).toContain('数据、情景或模型已变化');
  });

  test('of no run is not found', async () => {
    expect((await planner.get('/briefings/bulletin')).status).toBe(404);
    expect((await planner.get('/briefings/bulletin?run=R9999')).status).toBe(404);
  });

  test.each([
    [['--help'], 0, ALL_KINDS, '用法'],
    [[], 0, ALL_KINDS, '用法'],
    [['letter', '--out', 'x.html'], 2, '', '没有“letter”这种简报'],
    [['bulletin'], 2, '', '--out'],
    [['bulletin', '--out', 'x.doc'], 2, '', '--out'],
    [['dispatch', '--out', 'x.docx'], 2, '', '没有 Word 文件'],
    [['bulletin', '--out'], 2, '', '后面要有值'],
    [['bulletin', '--colour', 'red', '--out', 'x.html'], 2, '', '--colour'],
    [['bulletin', '--as-of', '2023-02-30', '--out', 'x.html'], 1, '', '2023-02-30 不是存在的日期'],
    [['bulletin', '--scenario', 'nobody', '--out', 'x.html'], 1, '', '没有编号为 nobody 的情景'],
    [['bulletin', '--out', '/nowhere/at/all/x.html'], 3, '', '不能写入'],
  ])('the command %j ends with %s', async (args, code, printed, said) => {
    expect(await command(...args)).toEqual({ code, printed, said: expect.stringContaining(said) as string });
  });

  async function command(...args: readonly string[]) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const before = process.env.LANTIAN_DATA;
    process.env.LANTIAN_DATA = house.house.config.data;
    try {
      const code = await briefingCommand(args, { stdin: new PassThrough(), stdout, stderr });
      return { code, printed: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
    } finally {
      if (before === undefined) delete process.env.LANTIAN_DATA;
      else process.env.LANTIAN_DATA = before;
    }
  }
});
