import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedProjects } from '../../src/services/briefing/issue/changed-projects.ts';
import { countFigure, tonnesFigure } from '../../src/services/briefing/figure-makers.ts';
import type { Figure } from '../../src/services/briefing/sheet.ts';

const about = (id: string) => ({ id, label: id, basis: '', release: 'internal' as const });
const late = (...ids: string[]) => countFigure(about('late'), ids.map((id) => ({ id }))); // prettier-ignore
const built = (parts: Readonly<Record<string, number>>) =>
  tonnesFigure(about('built'), Object.entries(parts).map(([project, value]) => ({ project, value }))); // prettier-ignore

describe('projects behind what changed since the last issue', () => {
  it('came, left, or stand in other figures and with other amounts', () => {
    const before = [late('P1', 'P2'), built({ P1: 3, P2: 1, P5: 2 })];
    const after = [late('P2', 'P3'), built({ P1: 4, P2: 1, P3: 0 })];
    expect(changedProjects(before, after)).toEqual([
      {
        project: 'P3',
        kind: 'came',
        parts: [
          { label: 'late', unit: 'count', before: null, after: 1 },
          { label: 'built', unit: 'tonnes', before: null, after: 0 },
        ],
      },
      { project: 'P5', kind: 'left', parts: [{ label: 'built', unit: 'tonnes', before: 2, after: null }] },
      {
        project: 'P1',
        kind: 'changed',
        parts: [
          { label: 'late', unit: 'count', before: 1, after: null },
          { label: 'built', unit: 'tonnes', before: 3, after: 4 },
        ],
      },
    ]);
  });

  const figures = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('P1', 'P2', 'P3', 'P4')),
      fc.dictionary(fc.constantFrom('P1', 'P2', 'P3', 'P4'), fc.double({ min: -50, max: 50, noNaN: true })),
    )
    .map(([ids, parts]): readonly Figure[] => [late(...ids), built(parts)]);

  it('are none between a sheet and itself, and the other way round who came has left', () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        expect(changedProjects(before, before)).toEqual([]);
        const of = (kind: string, list: ReturnType<typeof changedProjects>) => list.filter((one) => one.kind === kind).map(({ project }) => project); // prettier-ignore
        const [there, back] = [changedProjects(before, after), changedProjects(after, before)];
        expect(of('came', there)).toEqual(of('left', back));
        expect(of('changed', there)).toEqual(of('changed', back));
      }),
    );
  });

  it('explain every change of a sum of tonnes', () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        const moved = changedProjects(before, after)
          .flatMap(({ parts }) => parts.filter(({ label }) => label === 'built'))
          .reduce((sum, part) => sum + (part.after ?? 0) - (part.before ?? 0), 0);
        expect(moved).toBeCloseTo(after[1]!.value - before[1]!.value, 6);
      }),
    );
  });
});
