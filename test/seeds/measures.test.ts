import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Measure, Reduction } from '../../src/catalogue/project-schema.ts';
import { reductionOf, workMeasures, type WorkedMeasure } from '../../src/services/projects/measure-reduction.ts';
import { by, sampleTable } from './sample.ts';

const AS_OF = '2023-06-30';
const projects = sampleTable('projects.csv');
const worked = new Map<string, readonly WorkedMeasure[]>();

beforeAll(async () => {
  for (const [project, rows] of by(sampleTable('measures.csv'), (row) => row['project']!)) {
    const measures = rows.map(({ method, inputs, basis }): Measure => {
      return { method: method!, inputs: JSON.parse(inputs!) as Measure['inputs'], basis: basis as Measure['basis'] };
    });
    const answer = await workMeasures(measures, AS_OF);
    if (!answer.ok) throw new Error(`${project}: ${JSON.stringify(answer.problems)}`);
    worked.set(project, answer.value);
  }
});

describe('the measures of the sample, evaluated again from the method files', () => {
  it('bring about the stored tonnes of all 3,000 rows, to 1e-9', () => {
    expect(worked.size).toBe(3000);
    const off = projects.filter(({ id, reduces }) => {
      const again = reductionOf(worked.get(id!)!);
      if (!again.ok) return true;
      const stored = Object.entries(JSON.parse(reduces!) as Record<string, Reduction>);
      const evaluated = new Map(Object.entries(again.value));
      return stored.length !== evaluated.size || !stored.every(([name, one]) => agree(one, evaluated.get(name)));
    });
    expect(off.map(({ id }) => id)).toEqual([]);
  });

  it('use methods that apply to the type of the row', () => {
    const foreign = projects.filter(({ id, type }) =>
      worked.get(id!)!.some(({ method }) => !method.definition.applies_to.includes(type!)),
    );
    expect(foreign.map(({ id }) => id)).toEqual([]);
  });

  it('rest on a factor past its review in 25 rows', () => {
    const stale = [...worked].filter(([, measures]) => measures.some(({ result }) => result.warnings.length > 0));
    expect(stale).toHaveLength(25);
  });

  it('state the activity of the method as the activity of the project', () => {
    const other = projects.filter(({ id, activity, activity_unit: unit }) => {
      const { method, measure } = worked.get(id!)![0]!;
      if (method.form === 'control') return activity !== '' || unit !== '';
      const name = method.definition.activity!;
      return Number(activity) !== measure.inputs[name] || unit !== method.definition.inputs[name]!.unit;
    });
    expect(other.map(({ id }) => id)).toEqual([]);
  });
});

function agree(stored: Reduction, evaluated: Reduction | undefined): boolean {
  if (evaluated === undefined || !('tonnes' in stored) || !('tonnes' in evaluated))
    return isDeepStrictEqual(stored, evaluated);
  return stored.basis === evaluated.basis && Math.abs(evaluated.tonnes / stored.tonnes - 1) < 1e-9;
}
