import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checklistFrom, checklistOf, dossierOf } from '../../src/catalogue/dossier.ts';
import { lacking, type MoveFacts } from '../../src/catalogue/move-needs.ts';
import { orderOf, pathOf, type LifeStep, type Workflow } from '../../src/catalogue/workflows.ts';

const types = readFileSync(new URL('../../seeds/qingdao-2023/types.csv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => (line === '' ? [] : [[line.split(',')[0]!, line.split('"').at(-1)!] as const]))
  .map(([id, rest]) => [id, /\b(light|standard|ule)\b/.exec(rest)![1] as Workflow] as const);
const full = types.filter(([, workflow]) => workflow !== 'light');
const light = types.filter(([, workflow]) => workflow === 'light');

/** A project without a single paper. */
const bare = (type: string, workflow: Workflow, step: LifeStep): MoveFacts => ({
  step,
  content: '改造',
  start: '2023-03-01',
  finish: '2023-06-30',
  progress: 50,
  paused: false,
  items: dossierOf({ step, checklist: checklistOf(type, workflow) }, []).items,
  packages: [],
  noticeTo: null,
});
const kindsAsked = (type: string, workflow: Workflow, from: LifeStep, to: LifeStep): string =>
  lacking(workflow, to, bare(type, workflow, from), '2023-06-30')
    .map(({ params }) => String(params['kinds'] ?? ''))
    .join();

describe('the paper of the start', () => {
  it('is asked for of every type that has the step, with the weight of one: contract or photo, of a closure the document', () => {
    expect(full.length).toBeGreaterThan(25);
    for (const [type, workflow] of full) {
      const due = checklistOf(type, workflow).filter((item) => item.due === 'started');
      const kind = type === 'closure' ? 'government-document' : 'contract';
      expect([type, due]).toEqual([type, [{ kind, due: 'started', weight: 1 }]]);
      expect(kindsAsked(type, workflow, 'listed', 'started')).toBe(kind);
    }
  });

  it('is asked for of no type of the short life', () => {
    for (const [type] of light) expect(checklistOf(type, 'light').filter(({ due }) => due === 'started')).toEqual([]);
  });

  it.each(full)('keeps no project of %s that began without it from going on to the checks', (type, workflow) => {
    for (const to of ['building', 'finished', 'self-checked', 'checked'] as const) {
      const from = pathOf(workflow)[pathOf(workflow).indexOf(to) - 1]!;
      expect(kindsAsked(type, workflow, from, to)).not.toMatch(/contract|government-document/);
    }
  });

  it('goes with the step: a type that a city gave the short life is asked for what that life has, unless it has a list of its own', () => {
    const asked = checklistFrom('vehicle-scrap', { workflow: 'light', checklist: null });
    expect(asked.map(({ kind }) => kind)).toEqual(['list', 'certificate']);
    expect(asked.every(({ due }) => orderOf(due) >= orderOf('finished'))).toBe(true);
    const own = [{ kind: 'photos', due: 'finished', weight: 2 }];
    expect(checklistFrom('vehicle-scrap', { workflow: 'standard', checklist: JSON.stringify(own) })).toEqual(own);
  });
});
