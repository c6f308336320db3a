import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLLUTANTS } from '../../models/vocabulary.ts';
import type { ProjectRecord } from '../../src/db/project-record.ts';
import { linesOf, recordOf, rowOf } from '../../src/db/project-row.ts';
import { EXAMPLE } from './example-city.ts';

const text = fc.option(fc.string({ maxLength: 20 }), { nil: null });
const number = fc.option(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  { nil: null },
);
/** 万元 as people state them: to the 分. */
const money = fc.option(
  fc.integer({ min: 0, max: 1e12 }).map((fen) => fen / 1e6),
  { nil: null },
);
const day = fc.option(fc.constantFrom('2023-01-01', '2023-06-30', '2024-02-29'), { nil: null });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const status = fc.constantFrom('proposed', 'planned', 'building', 'built', 'verified', 'cancelled');
const word = fc.string({ minLength: 1, maxLength: 8 });
const texts = ['sender_code', 'process', 'enterprise', 'credit_code', 'permit', 'industry', 'area', 'zone', 'content', 'source', 'activity_unit', 'mandate_doc', 'fund_no', 'problem', 'lead', 'owner', 'phone', 'group', 'parent', 'replaces', 'merged_into', 'pause_reason'] as const; // prettier-ignore
const days = ['until', 'plan_start', 'plan_finish', 'start', 'finish', 'run', 'started', 'finished', 'effective', 'paused_from'] as const; // prettier-ignore

const each = (keys: readonly string[], one: fc.Arbitrary<unknown>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, one])));

const record: fc.Arbitrary<ProjectRecord> = fc
  .tuple(
    each(texts, text),
    each(days, day),
    each(['lon', 'lat', 'activity', 'life', 'rate', 'progress'] as const, number),
    each(['capital', 'om', 'central_fund', 'spent'] as const, money),
    each(
      ['id', 'name', 'category', 'type', 'district', 'step', 'created', 'created_by', 'updated', 'updated_by'] as const,
      word,
    ),
    fc.record({
      crs: fc.constantFrom('WGS-84', 'GCJ-02', null),
      uptime: share,
      profile: fc.option(fc.array(share, { minLength: 12, maxLength: 12 }), { nil: null }),
      counted: fc.constantFrom('a', 'f', null),
      mandate: fc.constantFrom('city', null),
      origin: fc.constantFrom('entered', 'invented'),
      status,
      tags: fc.array(word),
      order: fc.integer({ min: -99, max: 99 }),
      version: fc.integer({ min: 1, max: 1000 }),
      reduces: fc.dictionary(fc.constantFrom(...POLLUTANTS), fc.record({ fraction: share })),
      uncertainty: fc.constantFrom({ fail: 0.02 }, null),
      measures: fc.array(fc.record({ method: word, inputs: fc.dictionary(word.filter((key) => key !== '__proto__'), share), basis: fc.constantFrom('original', 'remaining') })), // prettier-ignore
      tranches: fc.array(fc.record({ day, share, quantity: number, unit: text, status, evidence: text })),
      windows: fc.array(fc.record({ from: fc.constant('2023-06-01'), until: fc.constant('2023-06-30'), share })),
      amounts: fc.array(fc.record({ pollutant: fc.constantFrom(...POLLUTANTS), level: fc.constantFrom('city', 'nation'), tonnes: share, day, document: text, batch: text, cut_code: text, cut_reason: text })), // prettier-ignore
    }),
  )
  .map((parts) => Object.assign({}, ...parts) as ProjectRecord);

describe('a project’s row and lines', () => {
  it('give back the record they were made of', () => {
    fc.assert(
      fc.property(record, (made) => {
        expect(recordOf(rowOf(made, EXAMPLE), linesOf(made, EXAMPLE))).toEqual(made);
      }),
    );
  });
});
