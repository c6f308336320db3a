import { expect, test } from 'vitest';
import { keeping, keepingWork } from '../../../src/services/work/keeping.ts';

test('what was made is handed out again, to its owner only', () => {
  const kept = keeping<{ readonly of: string }>(10);
  const [one, other] = [{}, {}];
  const first = kept(one, 'a', () => ({ of: 'one' }));
  expect(kept(one, 'a', () => ({ of: 'again' }))).toBe(first);
  expect(kept(one, 'b', () => ({ of: 'b' })).of).toBe('b');
  expect(kept(other, 'a', () => ({ of: 'other' })).of).toBe('other');
});

test('only the youngest are kept', () => {
  const kept = keeping<number>(2);
  const owner = {};
  let made = 0;
  for (const key of ['a', 'b', 'c', 'b', 'c']) kept(owner, key, () => ++made);
  expect(made).toBe(3);
  expect(kept(owner, 'a', () => ++made)).toBe(4);
});

test('work is done once for all who wait for it, and again after it failed', async () => {
  const kept = keepingWork<number>(2);
  const owner = {};
  let begun = 0;
  const work = () => Promise.resolve(++begun);
  expect(await Promise.all([kept(owner, 'a', work), kept(owner, 'a', work)])).toEqual([1, 1]);
  await expect(kept(owner, 'b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept(owner, 'b', work)).toBe(2);
  expect(await kept(owner, 'a', work)).toBe(1);
});
