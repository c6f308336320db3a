import fc from 'fast-check';
import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from '../../../src/http/places.ts';
import { openHouse, tokenOf, type TestHouse } from '../house.ts';

const segment = fc.oneof(
  fc.constantFrom('..', '%00', '%2e%2e', '%E0%A4%A', "'", '__proto__', 'null', '0', '-1'),
  fc.string({ maxLength: 12 }),
);
const address = fc
  .tuple(fc.constantFrom(...allRoutes().map(({ path }) => path)), fc.array(segment, { minLength: 3, maxLength: 3 }))
  .map(([path, parts]) => path.replace(/:\w+/g, () => encode(parts.pop() ?? 'x')));
const query = fc.array(
  fc.tuple(
    fc.constantFrom(
      'q',
      'page',
      'per',
      'sort',
      'cols',
      'status',
      'from',
      'lang',
      'next',
      'group',
      'match',
      'finish.to',
      '__proto__',
      'constructor',
    ),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('NaN', '1e309', '-0', "' or 1=1 --", '%', '"', '*', '2023-02-30', '<img src=x onerror=alert(1)>'),
    ),
  ),
  { maxLength: 5 },
);
const verb = fc.constantFrom('get', 'get', 'get', 'post', 'put', 'delete', 'patch');

describe('whatever is sent', () => {
  let house: TestHouse;
  let admin: Agent;
  let token: string;

  beforeAll(async () => {
    house = await openHouse();
    admin = await house.visitor('admin');
    token = await tokenOf(admin);
  });

  afterAll(() => house.remove());

  test('is answered without a fault of ours, without a stack, and with a number to quote', async () => {
    await fc.assert(
      fc.asyncProperty(verb, address, query, query, async (method, path, asked, sent) => {
        // Signing out is a right answer, but it would end the test's session.
        fc.pre(!path.startsWith('/sign-'));
        const url = `${path}?${new URLSearchParams(asked.map(wellFormed)).toString()}`;
        const form = new URLSearchParams([...sent.map(wellFormed), ['_csrf', token]]).toString();
        const request = admin[method as 'get'](url);
        const answer = await (method === 'get' ? request : request.type('form').send(form));
        expect(`${url} ${String(answer.status)}`).toMatch(/ [234]\d\d$/);
        expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
        expect(answer.text).not.toMatch(/node_modules|\bat .+\.ts:\d+|<img src=x/);
      }),
      { numRuns: 300, seed: 20230630 },
    );
  });
});

function encode(part: string): string {
  return part.startsWith('%') || part === '..' ? part : encodeURIComponent(part.replace(/[\ud800-\udfff]/g, ''));
}

function wellFormed([key, value]: [string, string]): [string, string] {
  return [key, value.replace(/[\ud800-\udfff]/g, '')];
}
