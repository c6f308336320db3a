import supertest from 'supertest';
import { expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/http/logging.ts';
import { places } from '../../../src/http/places.ts';
import { createViewEngine } from '../../../src/http/view-engine.ts';
import { programActor } from '../../../src/services/actor.ts';
import { createToken } from '../../../src/services/accounts/api-tokens.ts';
import { createUser } from '../../../src/services/accounts/create-user.ts';
import type { Store } from '../../../src/db/store.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, NOW } from '../../services/example-projects.ts';

interface Stated {
  readonly id: string;
  readonly version: number;
  readonly activity: number;
}

describeOnBothEngines('programs that write at the same moment', (open) => {
  /** The application on a port of its own over the example city, asked by one planner's token. */
  async function program(store: Store) {
    await fillExampleCity(store);
    const reading = readConfig({ LOG_LEVEL: 'silent', LANTIAN_CITY: EXAMPLE.city });
    if (!reading.ok) throw new Error(reading.sentence);
    const views = await createViewEngine();
    const app = createApp({
      config: reading.config,
      store,
      views,
      log: createLog('silent'),
      places,
      clock: () => NOW,
      sessionSecret: 'x'.repeat(32),
      version: 'test',
    });
    const secret = await store.write(async (trx) => {
      const actor = programActor(NOW);
      const account = {
        name: 'p',
        displayName: null,
        role: 'planner',
        district: null,
        phone: null,
        passwordHash: null,
      };
      const made = await createUser(trx, actor, EXAMPLE.city, account);
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      return (await createToken(trx, actor, made.value, 'p')).secret;
    });
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const asker = supertest(server);
    const dressed = (test: supertest.Test) => test.set('Authorization', `Bearer ${secret}`);
    return { asker, dressed, close: () => new Promise((resolve) => server.close(resolve)) };
  }

  it(
    'over one version succeed once, 200 of them too; the others are told, and nothing is lost',
    { timeout: 180_000 },
    async () => {
      const store = await open();
      const { asker, dressed, close } = await program(store);
      const made = await dressed(asker.post('/api/v1/projects')).send({ ...COKING, activity: 0 });
      expect([made.status, made.status === 201 ? '' : made.text]).toEqual([201, '']);
      const address = `/api/v1/projects/${(made.body as Stated).id}`;
      const together = store.dialect === 'sqlite' ? 200 : 20;
      const won: number[] = [];
      for (const editors of [together, 8, 4, 2, 1]) {
        const seen = (await dressed(asker.get(address))).body as Stated;
        const answers = await Promise.all(
          Array.from({ length: editors }, () =>
            dressed(asker.put(address))
              .set('If-Match', `"${String(seen.version)}"`)
              .send({ ...seen, activity: seen.activity + 1 }),
          ),
        );
        won.push(answers.filter(({ status }) => status === 200).length);
        expect(answers.filter(({ status }) => status === 412)).toHaveLength(editors - 1);
      }
      expect(won).toEqual([1, 1, 1, 1, 1]);
      const after = (await dressed(asker.get(address))).body as Stated;
      expect([after.activity, after.version]).toEqual([5, 6]);
      await close();
    },
  );

  it('under one Idempotency-Key make one project and get one answer', async () => {
    const { asker, dressed, close } = await program(await open());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        dressed(asker.post('/api/v1/projects')).set('Idempotency-Key', 'double-click').send(COKING),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { body } = await dressed(asker.get('/api/v1/projects'));
    expect((body as { total: number }).total).toBe(1);
    await close();
  });
});
