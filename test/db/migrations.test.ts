import { expect, it } from 'vitest';
import { describeOnBothEngines } from './both-engines.ts';

describeOnBothEngines('migrations', (open) => {
  it('leave an empty database current', async () => {
    const store = await open();
    expect(await store.schemaState()).toBe('current');
  });
});
