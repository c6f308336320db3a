import { expect, it } from 'vitest';
import { writeSetting } from '../../../src/db/settings.ts';
import { nextProjectNumbers, takeProjectNumbers } from '../../../src/services/projects/project-number.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, PROGRAMME } from '../../db/example-city.ts';

describeOnBothEngines('project numbers', (open) => {
  it('run on with their check character, one series per programme, with the city’s letters', async () => {
    const store = await open();
    expect(await nextProjectNumbers(store.read, PROGRAMME, 2)).toEqual(['QD-2023-0001-6', 'QD-2023-0002-L']);
    await store.write((trx) => takeProjectNumbers(trx, PROGRAMME, 1481));
    expect(await nextProjectNumbers(store.read, PROGRAMME, 1)).toEqual(['QD-2023-1482-H']);
    await store.write((trx) => takeProjectNumbers(trx, PROGRAMME, 1518));
    await store.write((trx) => writeSetting(trx, EXAMPLE.city, 'project-number-prefix', 'YT'));
    expect(await nextProjectNumbers(store.read, PROGRAMME, 1)).toEqual([expect.stringMatching(/^YT-2023-3000-W$/)]);
    const other = await nextProjectNumbers(store.read, { ...PROGRAMME, id: '2024', year: 2024 }, 1);
    expect(other[0]).toMatch(/^YT-2024-0001-/);
  });
});
