import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../src/cli/listen.ts';

describe('what cannot be read as a request', () => {
  let listening: Listening;
  beforeAll(async () => {
    listening = await listen((_, response) => response.end('read'), 0, '127.0.0.1');
  });
  afterAll(() => listening.stop());

  const asked = (path: string) =>
    new Promise<{ readonly status: number | undefined; readonly body: string }>((resolve, reject) => {
      request({ port: listening.port, host: '127.0.0.1', path }, (response) => {
        text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
      })
        .on('error', reject)
        .end();
    });

  it('an address beyond all measure is answered by a page that says so in both languages', async () => {
    const { status, body } = await asked(`/projects?q=${encodeURIComponent('长'.repeat(3000))}`);
    expect(status).toBe(431);
    expect(body).toContain('地址太长');
    expect(body).toContain('The address is too long');
  });

  it('broken HTTP is answered by a page, and the server goes on', async () => {
    const socket = connect(listening.port, '127.0.0.1');
    socket.write('nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request[\s\S]*看不懂这个请求/);
    expect(await asked('/')).toEqual({ status: 200, body: 'read' });
  });
});
