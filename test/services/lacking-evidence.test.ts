import { expect, test } from 'vitest';
import { figuresOf } from '../../src/db/figures.ts';
import { papersOfProject } from '../../src/db/evidence.ts';
import { handInPaper, judgePaper, voidPaper } from '../../src/services/life/papers.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { as, clerk, livesIn } from './lives.ts';

const FILE = { sha256: 'a'.repeat(64), size: 12, media_type: 'application/pdf' };

describeOnBothEngines('finished tonnes without a paper', (open) => {
  test('are warned of until one is handed in, and again when it is sent back or made void', async () => {
    const store = await open();
    await fillExampleCity(store);
    const { standing } = livesIn(store);
    const id = await standing('finished', null);
    const judge = as('judge', 'district', '370211');
    const because = (context: typeof judge) => ({ ...context, actor: { ...context.actor, reason: '缺页' } });
    const warned = async () => (await figuresOf(store.read, EXAMPLE_KEY, [id]))[0]!.warnings.includes('no-evidence');
    const handIn = (name: string, sha256: string) =>
      store.write((trx) =>
        handInPaper(trx, clerk, id, {
          kind: 'photos',
          name,
          file: { ...FILE, sha256 },
          type: { mediaType: 'image/png', endings: ['png'] },
        }),
      );
    expect(await warned()).toBe(true);
    await handIn('照片.png', FILE.sha256);
    expect(await warned()).toBe(false);
    const [paper] = await papersOfProject(store.read, EXAMPLE_KEY, id);
    await store.write((trx) => judgePaper(trx, because(judge), id, paper!.id, 'returned'));
    expect(await warned()).toBe(true);
    await handIn('照片二.png', 'b'.repeat(64));
    expect(await warned()).toBe(false);
    const other = (await papersOfProject(store.read, EXAMPLE_KEY, id)).find(({ id: own }) => own !== paper!.id)!;
    await store.write((trx) => voidPaper(trx, because(clerk), id, other.id));
    expect(await warned()).toBe(true);
  });
});

const EXAMPLE_KEY = { city: EXAMPLE.city, programme: EXAMPLE.programme };
