import { describe, expect, it } from 'vitest';
import { doubleCounts, type Counted } from '../../../src/catalogue/review/double-count.ts';

const project = (id: string, change: Partial<Counted> = {}): Counted => ({
  id, type: 'voc-endpipe', status: 'built', enterprise: '示例甲', source: null, parent: null, fund_no: null, process: null, fullYear: { VOC: 1 },
  warnings: [], ...change,
}); // prettier-ignore

describe('the guard against counting twice', () => {
  it.each<[string, readonly Counted[], string]>([
    [
      'a closure beside works',
      [project('A', { source: 'S', type: 'closure' }), project('B', { source: 'S' })],
      'closure-and-others A B',
    ],
    ['a sum above the base', [project('A', { warnings: ['exceeds-base'] })], 'above-base A'],
    ['no source though the enterprise has some', [project('A', { warnings: ['unbased'] })], 'unbased-with-sources A'],
    ['what the base already holds', [project('A', { warnings: ['already-in-base'] })], 'already-in-base A'],
    [
      'two fund numbers',
      [project('A', { source: 'S', fund_no: '1' }), project('B', { source: 'S', fund_no: '2' })],
      'two-fund-numbers A B',
    ],
    ['parent and child with tonnes', [project('A'), project('B', { parent: 'A' })], 'parent-and-child A B'],
    ['an oxidiser without its NOx', [project('A', { process: '活性炭改为RTO' })], 'oxidiser-without-nox A'],
  ])('finds %s', (_, projects, expected) => {
    const found = doubleCounts(projects, new Set(['示例甲']));
    expect(found.map(({ code, project: at, others }) => [code, at, ...others].join(' '))).toEqual([expected]);
  });

  it('names what brings most tonnes first', () => {
    const unbased = { warnings: ['unbased'] };
    const found = doubleCounts(
      [project('A', unbased), project('B', { ...unbased, fullYear: { VOC: 1, NOx: 2 } }), project('C', unbased)],
      new Set(['示例甲']),
    );
    expect(found.map((one) => one.project)).toEqual(['B', 'A', 'C']);
  });

  it.each<[string, readonly Counted[]]>([
    ['a closure alone', [project('A', { source: 'S', type: 'closure' })]],
    [
      'cancelled works beside it',
      [project('A', { source: 'S', type: 'closure' }), project('B', { source: 'S', status: 'cancelled' })],
    ],
    ['a parent without tonnes', [project('A', { fullYear: {} }), project('B', { parent: 'A' })]],
    ['an oxidiser that states its NOx', [project('A', { process: 'RTO', fullYear: { VOC: 1, NOx: -0.01 } })]],
    [
      'one fund number for two',
      [project('A', { source: 'S', fund_no: '1' }), project('B', { source: 'S', fund_no: '1' })],
    ],
  ])('lets %s pass', (_, projects) => {
    expect(doubleCounts(projects, new Set(['示例甲']))).toEqual([]);
  });
});
