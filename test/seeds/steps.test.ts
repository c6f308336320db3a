import { describe, expect, it } from 'vitest';
import { statusOf, type Step } from '../../src/catalogue/steps.ts';
import { orderOf, pathOf, ruleOf, type LifeStep, type Workflow } from '../../src/catalogue/workflows.ts';
import { stepIn } from '../../seeds/qingdao-2023/generator/short-life.ts';
import { by, sampleTable } from './sample.ts';

const projects = sampleTable('projects.csv');
const workflows = new Map(sampleTable('types.csv').map((row) => [row['id']!, row['workflow'] as Workflow]));
const steps = by(sampleTable('steps.csv'), (row) => row['project']!);
const history = by(
  sampleTable('history.csv').filter(({ field }) => field === 'step'),
  (row) => row['project']!,
);
const signatures = by(sampleTable('signatures.csv'), (row) => row['project']!);
type Row = (typeof projects)[number];

const pathOfRow = ({ type }: Row): readonly string[] => [...pathOf(workflows.get(type!)!), 'cancelled'];
const idsOf = (wrong: (row: Row) => boolean): string[] => projects.filter(wrong).map(({ id }) => id!);

describe('every project of the sample', () => {
  it('stands at a step of the life its type leads, with the status of that step', () => {
    expect(projects).toHaveLength(3000);
    expect(idsOf((row) => !pathOfRow(row).includes(row['step']!))).toEqual([]);
    expect(idsOf((row) => statusOf(row['step'] as Step) !== row['status'])).toEqual([]);
  });

  it('reached only steps of that life, each once, in their order, up to the one it stands at', () => {
    const wrong = idsOf((row) => {
      const reached = steps.get(row['id']!) ?? [];
      const own = reached.map(({ step }) => step!);
      const days = reached.map(({ day }) => day!);
      const isOff = own.some((step) => !pathOfRow(row).includes(step)) || new Set(own).size !== own.length;
      const isTurned = days.some((day, i) => i > 0 && day < days[i - 1]!);
      const last = own.at(-1) ?? 'reserve';
      const isUnordered = own.some((step, i) => i > 0 && step !== 'cancelled' && orderOf(step) <= orderOf(own[i - 1]!));
      return isOff || isTurned || isUnordered || last !== row['step'];
    });
    expect(wrong).toEqual([]);
  });

  it('was moved in its history along that life only, each move from where the one before led', () => {
    const wrong = idsOf((row) => {
      const moves = history.get(row['id']!) ?? [];
      const path = pathOfRow(row);
      const isOff = moves.some(({ from, to }) => !path.includes(from!) || !path.includes(to!));
      const isTorn = moves.some(({ from }, i) => i > 0 && from !== moves[i - 1]!['to']);
      return isOff || isTorn || (moves.length > 0 && moves.at(-1)!['to'] !== row['step']);
    });
    expect(wrong).toEqual([]);
  });

  it('has the days its steps keep and none of a step its life lacks, and the names its checks need', () => {
    const wrong = idsOf((row) => {
      const workflow = workflows.get(row['type']!)!;
      const at = (step: LifeStep) => row['step'] !== 'cancelled' && orderOf(row['step']!) >= orderOf(step);
      const has = (step: LifeStep) => pathOfRow(row).includes(step);
      const isStarted = (row['started'] !== '') === (has('started') && at('started'));
      const isFinished = (row['finished'] !== '') === at('finished');
      const needed = pathOf(workflow).filter(at).reduce((sum, step) => sum + ruleOf(workflow, step).signers, 0); // prettier-ignore
      return !isStarted || !isFinished || (signatures.get(row['id']!) ?? []).length !== needed;
    });
    expect(wrong).toEqual([]);
  });
});

it.each<[Workflow, Step, Step]>([
  ['light', 'reserve', 'reserve'],
  ['light', 'building', 'listed'],
  ['light', 'self-checked', 'finished'],
  ['light', 'checked', 'finished'],
  ['light', 'accepted', 'closed'],
  ['light', 'published', 'closed'],
  ['light', 'cancelled', 'cancelled'],
  ['standard', 'self-checked', 'self-checked'],
  ['ule', 'published', 'published'],
])('in the %s life what was drawn at %s stands at %s', (workflow, drawn, own) => {
  expect(stepIn(workflow, drawn)).toBe(own);
});
