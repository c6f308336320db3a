import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKLIST_OF_TYPE, PAPER_KINDS } from '../../src/catalogue/checklists.ts';
import { checklistOf, dossierOf, type PaperOnFile } from '../../src/catalogue/dossier.ts';
import { LOCALES, translator } from '../../src/words/messages.ts';

const types = readFileSync(new URL('../../seeds/qingdao-2023/types.csv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => (line === '' ? [] : [line.split(',')[0]!]));

const paper = (kind: string, state: PaperOnFile['state']): PaperOnFile => ({ kind, state });

describe('the checklists', () => {
  it('know every project type of the sample', () => {
    expect(types.filter((type) => CHECKLIST_OF_TYPE[type] === undefined)).toEqual([]);
    expect(Object.keys(CHECKLIST_OF_TYPE).filter((type) => !types.includes(type))).toEqual([]);
  });

  it.each([...types, 'a type of the city’s own'])('%s names each paper once, with a weight and a word', (type) => {
    const items = checklistOf(type);
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ kind }) => kind)).size).toBe(items.length);
    for (const { weight } of items) expect(weight).toBeGreaterThan(0);
  });

  it('have a word for every kind of paper', () => {
    for (const locale of LOCALES)
      for (const kind of PAPER_KINDS) expect(translator(locale)(`lifecycle.paper-${kind}`)).not.toBe('');
  });
});

describe('the score of a dossier', () => {
  const scrap = (step: string, papers: readonly PaperOnFile[], waived: readonly string[] = []) =>
    dossierOf({ step, checklist: checklistOf('vehicle-scrap', 'light') }, papers, waived);

  it.each([
    ['nothing due yet', 'listed', [], null, null],
    ['all missing', 'finished', [], 0, 0],
    ['handed in is not accepted', 'finished', [paper('list', 'handed-in')], 0, 40],
    ['accepted counts by its weight', 'finished', [paper('list', 'accepted')], 40, 40],
    ['returned counts nowhere', 'finished', [paper('certificate', 'returned'), paper('list', 'accepted')], 40, 40],
    ['the best of several papers', 'finished', [paper('list', 'returned'), paper('list', 'accepted')], 40, 40],
    ['everything', 'checked', [paper('certificate', 'accepted'), paper('list', 'accepted')], 100, 100],
    ['a paper nobody asked for', 'finished', [paper('other', 'accepted')], 0, 0],
    ['cancelled', 'cancelled', [], null, null],
  ] as const)('%s', (_, step, papers, score, handedIn) => {
    expect(scrap(step, papers)).toMatchObject({ score, handedIn });
  });

  it('leaves out what is not applicable, and has no score when nothing else is due', () => {
    expect(scrap('finished', [paper('list', 'accepted')], ['certificate']).score).toBe(100);
    expect(scrap('finished', [], ['list', 'certificate']).score).toBeNull();
    expect(scrap('finished', [], ['list']).missing.map(({ kind }) => kind)).toEqual(['certificate']);
  });

  it('is not pulled down by items of later steps', () => {
    const contract = [paper('contract', 'accepted')];
    expect(dossierOf({ step: 'started', checklist: checklistOf('tank') }, contract).score).toBe(100);
    expect(dossierOf({ step: 'finished', checklist: checklistOf('tank') }, contract).score).toBe(20);
  });
});
