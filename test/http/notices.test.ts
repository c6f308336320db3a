import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import { sendDigests } from '../../src/services/notices/send-digests.ts';
import { openHouse, tokenOf, type TestHouse } from './house.ts';

const CITY = '370200';
const MORNING = new Date('2026-03-02T01:00:00Z');

/** A mail server of the simplest kind: takes every mail and keeps it. */
async function openMailServer(): Promise<{ readonly server: Server; readonly url: string; readonly mails: string[] }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let taking: string | null = null;
    let rest = '';
    socket.write('220 loopback\r\n');
    socket.on('data', (bytes) => {
      rest += bytes.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (taking !== null && line !== '.') taking += `${line}\n`;
        else if (taking !== null) {
          mails.push(taking);
          taking = null;
          socket.write('250 taken\r\n');
        } else if (line === 'DATA') {
          taking = '';
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`, mails };
}

describe('notices of the sample', () => {
  let at: TestHouse;
  let district: Agent;
  let mail: Awaited<ReturnType<typeof openMailServer>>;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    district = await at.visitor('district');
    mail = await openMailServer();
  });
  afterAll(async () => {
    mail.server.close();
    await at.remove();
  });

  const lines = (html: string) => [...html.matchAll(/name="seen" value="([^"]+)"/g)].map((match) => match[1]!);

  it('have one line per project of one’s own district, and what is read comes back only when it changes', async () => {
    const before = lines((await district.get('/notices').expect(200)).text);
    expect(before.length).toBeGreaterThan(10);
    const projects = before.map((value) => value.split('/')[0]!);
    expect(new Set(projects).size).toBe(projects.length);
    const own = await at.store.read
      .selectFrom('projects')
      .select('district')
      .distinct()
      .where('id', 'in', projects)
      .execute();
    expect(own).toEqual([{ district: '370211' }]);

    const read = before[0]!;
    await district
      .post('/notices')
      .type('form')
      .send({ seen: read, _csrf: await tokenOf(district) })
      .expect(303);
    expect(lines((await district.get('/notices')).text)).not.toContain(read);
    await at.store.write((trx) => trx.updateTable('seen_notices').set({ mark: 'of another state' }).execute());
    expect(lines((await district.get('/notices')).text)).toContain(read);
  });

  const send = (url: string, now: Date, failed: (error: unknown) => void = () => undefined) =>
    sendDigests(
      at.store,
      CITY,
      { smtpUrl: url, from: 'ledger@example.cn', publicUrl: 'https://ledger.example.cn' },
      now,
      failed,
    );

  it('complaint 17: go out in one mail a day and person, whoever sends, and none when nothing is due', async () => {
    await at.store.write((trx) =>
      trx
        .updateTable('users')
        .set({ email: 'someone@example.cn' })
        .where('name', 'in', ['district', 'viewer'])
        .execute(),
    );
    expect(await send(mail.url, new Date('2026-03-01T23:00:00Z'))).toBe(0);
    const sent = await Promise.all([send(mail.url, MORNING), send(mail.url, MORNING)]);
    expect(sent[0] + sent[1]).toBe(1);
    expect(await send(mail.url, new Date('2026-03-02T09:00:00Z'))).toBe(0);
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toContain('To: someone@example.cn');
  });

  it('a mail server that is away is reported, and pages go on', async () => {
    mail.server.close();
    const faults: unknown[] = [];
    expect(await send('smtp://127.0.0.1:9', new Date('2026-03-03T01:00:00Z'), (error) => faults.push(error))).toBe(0);
    expect(faults).toHaveLength(1);
    await district.get('/notices').expect(200);
  });
});
