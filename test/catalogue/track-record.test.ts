import { describe, expect, it } from 'vitest';
import { estimateFrom, slipAt, trackRecord, type Promised } from '../../src/catalogue/track-record.ts';

const promised = (planFinish: string, finished: string | null, cancelled = false): Promised => ({
  planFinish,
  finished,
  cancelled,
});

describe('the record of kept promises', () => {
  const record = trackRecord(
    [
      promised('2023-05-01', '2023-05-01'),
      promised('2023-05-01', '2023-04-21'),
      promised('2023-05-01', '2023-05-31'),
      promised('2023-05-31', null),
      promised('2023-06-01', null, true),
      promised('2023-07-01', '2023-06-01'),
    ],
    '2023-06-30',
  );

  it('counts what fell due: kept on the day or before, late, still open, cancelled', () => {
    expect(record).toEqual({ due: 5, kept: 2, cancelled: 1, slips: [-10, 0, 30, 30] });
  });

  it('gives percentiles of the days of slip', () => {
    expect([slipAt(record, 0), slipAt(record, 0.5), slipAt(record, 1)]).toEqual([-10, 15, 30]);
  });

  it('estimates nothing from too little, else delay from the slips and failure from the cancelled', () => {
    expect(estimateFrom(record)).toBeNull();
    const late = Array.from({ length: 9 }, () => promised('2023-05-01', '2023-05-11'));
    expect(estimateFrom(trackRecord([...late, promised('2023-05-01', null, true)], '2023-06-30'))).toEqual({
      delay: { dist: 'triangular', min: 10, mode: 10, max: 10 },
      fail: 0.1,
    });
  });
});
