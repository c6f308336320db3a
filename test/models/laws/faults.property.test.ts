// A portfolio with a mistake is answered with faults that say where; never with an outcome, never with an exception.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortfolioJson } from '../reference/portfolio-json.ts';
import { FAULT_CASES } from './fault-cases.ts';
import { faultsOf } from './faults-of.ts';
import type { JsonObject } from './json-places.ts';
import { closedObjectsIn, numbersIn, setAt } from './json-places.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';
import { runs } from './runs.ts';
import { smallPortfolio } from './small-portfolio.ts';

const openCopy = (portfolio: PortfolioJson) => structuredClone(portfolio) as unknown as JsonObject;
const FILE = 'spoilt.json';

describe('a mistake becomes a fault with file, id and field', () => {
  it('the small portfolio itself has none', () => {
    expect(faultsOf(smallPortfolio(), FILE)).toEqual([]);
  });

  it.each(FAULT_CASES)('%s', (_name, id, field, spoil) => {
    const portfolio = smallPortfolio();
    spoil(portfolio);
    const faults = faultsOf(portfolio, FILE);
    const pointed = faults.filter((fault) => (id === '' || fault.id === id) && fault.field.includes(field));
    expect(pointed, JSON.stringify(faults)).not.toEqual([]);
  });

  it('an unknown key in any object', () => {
    fc.assert(
      fc.property(
        portfolioArbitrary(),
        fc.nat(),
        fc.constantFrom('tonne', 'Status', '备注', '__proto__'),
        (portfolio, nth, key) => {
          const spoilt = openCopy(portfolio);
          const objects = closedObjectsIn(spoilt);
          const { object, id } = objects[nth % objects.length]!;
          Object.defineProperty(object, key, { value: 1, enumerable: true, configurable: true, writable: true });
          const faults = faultsOf(spoilt, FILE);
          const pointed = faults.filter((fault) => (id === '' || fault.id === id) && fault.field.includes(key));
          expect(pointed, JSON.stringify(faults)).not.toEqual([]);
        },
      ),
      runs(200),
    );
  });

  it('something that is no number where a number belongs', () => {
    const impostors = fc.constantFrom<unknown>(NaN, Infinity, -Infinity, '12', '', true, [], {}, [3]);
    fc.assert(
      fc.property(portfolioArbitrary(), fc.nat(), impostors, (portfolio, nth, impostor) => {
        const spoilt = openCopy(portfolio);
        const places = numbersIn(spoilt);
        const place = places[nth % places.length]!;
        setAt(place, impostor);
        const faults = faultsOf(spoilt, FILE);
        expect(faults.filter((fault) => place.id === '' || fault.id === place.id)).not.toEqual([]);
      }),
      runs(200),
    );
  });

  it('two rows of one kind with the same id', () => {
    const kinds = ['zones', 'sources', 'projects', 'targets', 'scenarios'] as const;
    fc.assert(
      fc.property(portfolioArbitrary(), fc.constantFrom(...kinds), fc.nat(), (portfolio, kind, nth) => {
        const rows = portfolio[kind] ?? [];
        fc.pre(rows.length > 0);
        const twin = rows[nth % rows.length]!;
        const faults = faultsOf({ ...portfolio, [kind]: [...rows, twin] }, FILE);
        expect(faults.map((fault) => fault.id)).toContain(twin.id);
      }),
      runs(150),
    );
  });

  it('several mistakes are all reported at once', () => {
    const [some, other] = [fc.constantFrom(...FAULT_CASES.slice(0, 9)), fc.constantFrom(...FAULT_CASES.slice(19, 40))];
    fc.assert(
      fc.property(some, other, (one, another) => {
        const portfolio = smallPortfolio();
        one[3](portfolio);
        another[3](portfolio);
        const faults = faultsOf(portfolio, FILE);
        for (const [, id, field] of [one, another]) {
          const pointed = faults.filter((fault) => (id === '' || fault.id === id) && fault.field.includes(field));
          expect(pointed, JSON.stringify(faults)).not.toEqual([]);
        }
      }),
      runs(100),
    );
  });

  it('anything that is not a portfolio at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        expect(faultsOf(anything, FILE)).not.toEqual([]);
      }),
      runs(200),
    );
  });
});
