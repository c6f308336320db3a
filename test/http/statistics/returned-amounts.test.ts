import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WaterfallStep } from '../../../models/statistics/waterfall.ts';
import type { StatisticsLine } from '../../../models/statistics/statistics-book.ts';
import { LEVELS, type Level } from '../../../models/statistics/vocabulary.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

interface Body {
  readonly totals: Readonly<Record<string, Readonly<Record<Level, { readonly gross: number; readonly net: number }>>>>;
  readonly waterfall: Readonly<Record<string, readonly WaterfallStep[]>>;
  readonly lines: readonly StatisticsLine[];
}

/** What counts of a line at a level: its own statement, or what came before where a later level answered first. */
function counted(line: StatisticsLine, level: Level): number {
  const at = LEVELS.indexOf(level);
  if (line.levels[level].stated !== null) return line.levels[level].recognised;
  const isPassed = LEVELS.slice(at + 1).some((one) => line.levels[one].stated !== null);
  return isPassed && at > 0 ? counted(line, LEVELS[at - 1]!) : 0;
}

describe('the way from 申报 to 国家核定', () => {
  let at: TestHouse;
  let planner: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
  });
  afterAll(() => at.remove());

  const read = async () => (await planner.get('/targets/statistics.json').expect(200)).body as Body;
  const state = async (id: string, level: Level, fields: Readonly<Record<string, string>>) => {
    const { version } = await at.store.read.selectFrom('projects').select('version').where('id', '=', id).executeTakeFirstOrThrow(); // prettier-ignore
    const day = level === 'declared' ? '2023-06-20' : '2023-06-28';
    const path = `/projects/${id}/amounts/${level === 'declared' ? 'declared' : 'approved'}`;
    const sent = await post(planner, path, {
      level,
      version: String(version),
      day,
      document: '示例〔2023〕9号',
      ...fields,
    });
    expect([level, sent.status]).toEqual([level, 303]);
  };

  /** Every sum of the waterfall told again from the rows of the book, and from the table under the picture. */
  const holds = async (pollutant: 'NOx' | 'VOC'): Promise<readonly WaterfallStep[]> => {
    const body = await read();
    const steps = body.waterfall[pollutant]!;
    const rows = new Map(body.lines.filter((line) => line.pollutant === pollutant && !line.carried).map((line) => [line.project, line])); // prettier-ignore
    let running = 0;
    let last: Level = 'declared';
    for (const step of steps) {
      if (step.kind === 'level') {
        if (step.level !== 'stated' && step.level !== 'net') {
          const sum = [...rows.values()].reduce((all, line) => all + counted(line, step.level as Level), 0);
          expect(step.tonnes, step.level).toBeCloseTo(sum, 9);
          last = step.level;
        }
        if (step.level !== steps.find(({ kind }) => kind === 'level')!['level' as never]) expect(step.tonnes).toBeCloseTo(running, 9); // prettier-ignore
        running = step.tonnes;
        continue;
      }
      running += step.tonnes;
      if (step.to === 'declared' || step.to === 'net') continue;
      const before = LEVELS[LEVELS.indexOf(step.to) - 1]!;
      const own = step.projects.map((id) => counted(rows.get(id)!, step.to as Level) - counted(rows.get(id)!, before));
      expect(step.tonnes, `${step.to} ${step.reason}`).toBeCloseTo(
        own.reduce((all, one) => all + one, 0),
        9,
      );
    }
    expect(steps.at(-1)!.tonnes).toBeCloseTo(body.totals[pollutant]![last].net, 9);
    return steps;
  };
  const reasons = (steps: readonly WaterfallStep[], id: string) =>
    steps.flatMap((step) =>
      step.kind === 'change' && step.projects.includes(id) ? [`${step.to} ${step.reason}`] : [],
    );

  it('holds when amounts are cut, raised, sent back and stated again', async () => {
    const { lines } = await read();
    const line = lines.find(({ pollutant, levels, carried }) => pollutant === 'VOC' && !carried && levels.province.stated !== null && levels.declared.recognised > 1)!; // prettier-ignore
    const { project: id } = line;
    const declared = line.levels.declared.stated!.tonnes;
    const tonnes = (share: number) => ({ 'tonnes-VOC': String(Math.round(declared * share * 1e4) / 1e4) });
    await holds('VOC');

    await state(id, 'province', { ...tonnes(0.6), 'code-VOC': 'R05' });
    expect(reasons(await holds('VOC'), id)).toContain('province R05');
    // 退回: the city takes its figure back, then the province as well.
    await state(id, 'city', { 'tonnes-VOC': '' });
    expect(reasons(await holds('VOC'), id)).toEqual(['province R05']);
    await state(id, 'province', { 'tonnes-VOC': '' });
    expect(reasons(await holds('VOC'), id)).toEqual(['city unreviewed']);
    // The branch declares less, and the levels state again.
    await state(id, 'declared', tonnes(0.8));
    await state(id, 'city', { ...tonnes(0.8) });
    expect(reasons(await holds('VOC'), id)).toEqual(['province unreviewed']);
    await state(id, 'province', { ...tonnes(0.5), 'code-VOC': 'R08' });
    await state(id, 'nation', { ...tonnes(0.55), 'reason-VOC': '补充材料后恢复', confirm: '1' });
    const steps = await holds('VOC');
    expect(reasons(steps, id)).toEqual(['province R08', 'nation raised']);
    await state(id, 'declared', { 'tonnes-VOC': '' });
    expect(reasons(await holds('VOC'), id)[0]).toBe('city unreported');
  });

  it('adds up as printed, from level to level', async () => {
    const html = (await planner.get('/targets/statistics').expect(200)).text;
    const figures = [...html.matchAll(/<figure[\s\S]*?<\/figure>/g)].map(([figure]) => figure).filter((figure) => figure.includes('waterfall-')); // prettier-ignore
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      // As many decimals in every row, so that a column can be added up.
      const table = [...figure.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) => row!.split(/<t[hd][^>]*>/).slice(1).map((cell) => cell.replace(/<[^>]*>/g, '').trim())); // prettier-ignore
      let running: number | null = null;
      for (const [label, value, projects] of table.slice(1)) {
        const printed = Math.round(Number(value!.replace('−', '-').replace('+', '').replaceAll(',', '')) * 1e4);
        if (projects !== '') running = running! + printed;
        else {
          if (running !== null) expect([label, printed]).toEqual([label, running]);
          running = printed;
        }
      }
    }
  });
});
