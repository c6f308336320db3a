import supertest from 'supertest';
import { createApp } from '../../../src/app.ts';
import { programActor } from '../../../src/services/actor.ts';
import { createToken } from '../../../src/services/accounts/api-tokens.ts';
import type { Method } from '../../../src/http/route.ts';
import type { TestHouse } from '../house.ts';

type Headers = Readonly<Record<string, string>>;

/** A program that speaks for the account of this name, by a token of its own. */
export interface Program {
  readonly get: (path: string, headers?: Headers) => supertest.Test;
  readonly post: (path: string, body?: unknown, headers?: Headers) => supertest.Test;
  readonly put: (path: string, body: unknown, headers?: Headers) => supertest.Test;
  readonly ask: (method: Method, path: string, body: unknown, headers?: Headers) => supertest.Test;
  readonly delete: (path: string, headers?: Headers) => supertest.Test;
}

export async function programOf(at: TestHouse, account: string): Promise<Program> {
  const { store, house } = at;
  const user = await store.read
    .selectFrom('users')
    .select(['city', 'id'])
    .where('name', '=', account)
    .executeTakeFirstOrThrow();
  const { secret } = await store.write((trx) => createToken(trx, programActor(house.clock()), user, account));
  const asker = supertest(createApp(house));
  const dressed = (test: supertest.Test, headers: Headers) =>
    test.set({ Authorization: `Bearer ${secret}`, ...headers });
  const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
  return {
    ask: (method, path, body, headers = {}) => {
      const test = dressed(asker[verbs[method]](path), headers);
      return method === 'GET' ? test : test.send(body as object);
    },
    get: (path, headers = {}) => dressed(asker.get(path), headers),
    post: (path, body, headers = {}) => dressed(asker.post(path), headers).send(body as object),
    put: (path, body, headers = {}) => dressed(asker.put(path), headers).send(body as object),
    delete: (path, headers = {}) => dressed(asker.delete(path), headers),
  };
}
