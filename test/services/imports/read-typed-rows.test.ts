import { describe, expect, it } from 'vitest';
import { readTranches, readWindows } from '../../../src/services/imports/read-typed-rows.ts';
import type { Checked } from '../../../src/catalogue/problem.ts';

const WORDS = { year: 2023, optionId: () => undefined, accepts: () => '' };
const faults = (read: Checked<unknown>): string[] =>
  read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`);

describe('a season window typed in a row', () => {
  it.each([
    ['right', { from: '2023-06-01', until: '2023-07-01', share: '50' }, []],
    [
      'nothing but a share',
      { from: '', until: '', share: '50' },
      ['windows.0.from required', 'windows.0.until required'],
    ],
    [
      'days turned round',
      { from: '2023-07-01', until: '2023-06-01', share: '50' },
      ['windows.0.until end-before-start'],
    ],
    [
      'a share no day has, and days turned round',
      { from: '2023-07-01', until: '2023-06-01', share: '120' },
      ['windows.0.share number-range', 'windows.0.until end-before-start'],
    ],
    [
      'no share, and days turned round',
      { from: '2023-07-01', until: '2023-06-01', share: '' },
      ['windows.0.share required', 'windows.0.until end-before-start'],
    ],
    [
      'no day at all, and no end',
      { from: '某天', until: '', share: '0.5人' },
      ['windows.0.from day-typed', 'windows.0.share unit-unknown', 'windows.0.until required'],
    ],
  ])('with %s is told of all of it at once', (_, row, told) => {
    expect(faults(readWindows([row], WORDS))).toEqual(told);
  });
});

describe('tranches typed in rows', () => {
  const row = { day: '2023-06-01', quantity: '10', done: '', unit: '辆', share: '', status: 'planned', evidence: '' };

  it.each([
    ['shares that follow from quantities', [row, row], []],
    ['a day that is none, and neither share nor quantity', [{ ...row, day: '某天', quantity: '' }], ['tranches.0.day day-typed', 'tranches.0.share tranche-share-or-quantity']], // prettier-ignore
    ['a quantity that is none: whether shares follow is seen then', [row, { ...row, quantity: '多' }], ['tranches.1.quantity number-estimate']], // prettier-ignore
    ['a share in one row only, and a day that is none', [{ ...row, share: '50' }, { ...row, day: '某天' }], ['tranches.1.day day-typed', 'tranches.1.share tranche-share-or-quantity']], // prettier-ignore
  ])('with %s', (_, rows, told) => {
    expect(faults(readTranches(rows, WORDS))).toEqual(told);
  });
});
