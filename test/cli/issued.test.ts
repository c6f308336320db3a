import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { issuedCommand } from '../../src/cli/issued.ts';
import { post } from '../http/house.ts';
import { type IssuingCity, issuingCity } from '../http/issuing-city.ts';
import { runCommand } from './run-command.ts';

const ORDER = { kind: 'bulletin', as_of: '2023-07-01', scenario: '', zone: '', district: '', project: '', query: '' };

describe('issued sheets on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-test-'));
  let city: IssuingCity;
  let stored: string;

  beforeAll(async () => {
    city = await issuingCity();
    vi.stubEnv('LANTIAN_DATA', city.at.house.config.data);
    vi.stubEnv('LANTIAN_SAMPLE', 'none');
    vi.stubEnv('DATABASE_URL', '');
    const [planner, manager] = [await city.at.visitor('planner'), await city.at.visitor('manager')];
    const draft = (await post(planner, '/briefings/drafts', ORDER)).headers['location']!;
    await post(planner, `${draft}/step`, { version: '1', do: 'review' });
    const issued = (await post(manager, `${draft}/issue`, { version: '2' })).headers['location']!;
    stored = (await manager.get(`${issued}/reprint.html`).expect(200)).text;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await city.at.remove();
    rmSync(folder, { recursive: true });
  });

  it('are listed with number, day and code, and printed again byte for byte by any of their names', async () => {
    const { code, stdout } = await runCommand(issuedCommand, ['list']);
    const [id, name, day, seal, state] = stdout.trim().split('\t');
    expect([code, name, day, state]).toEqual([0, '工作简报 2023年第1期（总第1期）', '2023-07-01', '已签发']);
    expect(stored).toContain(seal);
    for (const which of [id!, seal!, seal!.toLowerCase(), 'bulletin-2023-1']) {
      const out = join(folder, `${which}.html`);
      expect((await runCommand(issuedCommand, ['print', which, '--out', out])).code).toBe(0);
      expect(readFileSync(out, 'utf8')).toBe(stored);
    }
    const listed = JSON.parse((await runCommand(issuedCommand, ['list', '--json'])).stdout) as object[];
    expect(listed).toMatchObject([{ id, kind: 'bulletin', number: 1, total: 1, code: seal }]);
  });

  it('are refused by name when there is none, and with the usage when the order is none', async () => {
    const unknown = await runCommand(issuedCommand, ['print', 'bulletin-2023-2', '--out', join(folder, 'a.html')]);
    expect([unknown.code, unknown.stderr]).toEqual([1, '没有已签发的“bulletin-2023-2”。\n']);
    for (const args of [[], ['print', 'J0001'], ['print', 'J0001', '--out', 'a.txt'], ['list', 'J0001']])
      expect((await runCommand(issuedCommand, args)).code).toBe(2);
  });
});
