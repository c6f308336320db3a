import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('the environment', () => {
  it('may be empty: the documented defaults', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        city: '370200',
        data: resolve('data'),
        database: { dialect: 'sqlite', file: resolve('data/lantian.sqlite') },
        adminPassword: null,
        sample: 'qingdao-2023',
        role: 'all',
        publicUrl: null,
        mail: null,
        logLevel: 'info',
      },
    });
  });

  it('names another folder, port, address, database and sample', () => {
    const reading = readConfig({
      PORT: '0',
      HOST: '::1',
      LANTIAN_DATA: '/srv/lantian',
      DATABASE_URL: 'postgres://u:p@db/lantian',
      LANTIAN_ROLE: 'worker',
      LANTIAN_SAMPLE: 'none',
      PUBLIC_URL: 'https://lantian.example/',
      LOG_LEVEL: ' ',
    });
    expect(reading).toMatchObject({
      ok: true,
      config: {
        port: 0,
        host: '::1',
        data: '/srv/lantian',
        database: { dialect: 'postgres', url: 'postgres://u:p@db/lantian' },
        role: 'worker',
        sample: 'none',
        publicUrl: 'https://lantian.example',
        logLevel: 'info',
      },
    });
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['LANTIAN_CITY', '青岛'],
    ['DATABASE_URL', 'mysql://x'],
    ['LANTIAN_ADMIN_PASSWORD', 'short'],
    ['LANTIAN_SAMPLE', 'beijing'],
    ['LANTIAN_ROLE', 'king'],
    ['LANTIAN_ROLE', 'web'],
    ['PUBLIC_URL', 'lantian.example'],
    ['LOG_LEVEL', 'loud'],
  ])('stops with one sentence naming %s when it is %s', (variable, value) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const reading = readConfig({ [variable]: value }, locale);
      if (reading.ok) throw new Error('accepted');
      expect(reading.variable).toBe(variable);
      expect(reading.sentence).toContain(variable);
      expect(reading.sentence).not.toContain('\n');
    }
  });

  it('never repeats a password in its sentence', () => {
    const secrets = { LANTIAN_ADMIN_PASSWORD: 'tiny', DATABASE_URL: 'mysql://u:hunter2@db/x' };
    for (const [variable, value] of Object.entries(secrets)) {
      const reading = readConfig({ [variable]: value });
      expect(reading.ok ? '' : reading.sentence).not.toMatch(/tiny|hunter2/);
    }
  });
});
