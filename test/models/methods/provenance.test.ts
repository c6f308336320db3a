import { describe, expect, it } from 'vitest';
import { isStale } from '../../../models/factor.ts';
import { AS_OF, factors, methods } from './catalogue.ts';

const every = [...methods.values()];
const versions = [...factors.values()].flat();

describe('the numbers of the catalogue', () => {
  it.each(every)('come, in $id, with what to subtract and two examples or more', ({ form, definition }) => {
    expect(form === 'quantity' || definition.subtract !== undefined).toBe(true);
    expect(definition.examples.length).toBeGreaterThanOrEqual(2);
  });

  it.each(every)('were reviewed in $id and are due again', ({ definition }) => {
    expect(definition.reviewed <= AS_OF).toBe(true);
    expect(definition.review_by > AS_OF).toBe(true);
    expect(definition.source).not.toBe('');
  });

  it.each(every)('stand in each example of $id for every required input', ({ definition }) => {
    const required = Object.entries(definition.inputs)
      .filter(([, input]) => input.default === undefined && input.factor === undefined && input.optional === undefined)
      .map(([name]) => name);
    for (const example of definition.examples)
      expect(Object.keys(example.given)).toEqual(expect.arrayContaining(required));
  });

  it('are never called certain while the original has not been read', () => {
    const unread = versions.filter(({ source }) => source.includes('来源待核'));
    expect(unread.length).toBeGreaterThan(100);
    expect(unread.filter(({ confidence }) => confidence >= 1).map(({ id }) => id)).toEqual([]);
  });

  it('name with every limit its document and the day it applies from', () => {
    const limits = versions.filter(({ id }) => id.startsWith('limit-'));
    const vague = limits.filter(({ document, applies_from }) => document === undefined || applies_from === undefined);
    expect(limits.length).toBeGreaterThan(40);
    expect(vague.map(({ id }) => id)).toEqual([]);
  });

  it('are past their review day only for the vehicle distances of the 2014 guide', () => {
    const overdue = versions.filter(({ review_by }) => review_by < AS_OF).map(({ id }) => id);
    expect(overdue.sort()).toEqual(
      ['bus', 'car', 'coach', 'heavy-lorry', 'light-lorry', 'medium-lorry', 'taxi'].map((name) => `distance-${name}`),
    );
  });

  it('count those distances as stale already in mid-2023', () => {
    expect(isStale(factors.get('distance-bus')![0]!, '2023-06-30')).toBe(true);
  });

  it('keep three capture tables side by side', () => {
    const open = ['national-2022', 'guangdong-2021', 'guangdong-2023'].map(
      (table) =>
        factors.get(`capture-${table}-enclosing`)?.[0]?.value ??
        factors.get(`capture-${table}-enclosing-fast`)?.[0]?.value,
    );
    expect(open).toEqual([0.5, 0.8, 0.5]);
  });
});
