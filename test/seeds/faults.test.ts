import { describe, expect, it } from 'vitest';
import { by, sampleProjects, sampleTable } from './sample.ts';

const projects = sampleProjects();
const byId = new Map(projects.map((project) => [project.id, project]));
const bases = sampleTable('source-bases.csv');
const amounts = sampleTable('amounts.csv');
const done = projects.filter(({ status }) => status === 'built' || status === 'verified');
const shared = [
  ...by(
    projects.filter(({ source }) => source !== null),
    ({ source }) => source!,
  ).values(),
].filter((members) => members.length > 1);
const daysApart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

describe('what is wrong with the sample on purpose', () => {
  it('declares in six small rows more than their source emitted', () => {
    const exceeding = bases.filter((base) => {
      const members = projects.filter(({ source }) => source === base['source']);
      const declared = base['pollutant'] === 'NOx' ? members[0]!.nox : members[0]!.voc;
      return members.length === 1 && ['NOx', 'VOC'].includes(base['pollutant']!) && declared > Number(base['tonnes']);
    });
    expect(exceeding).toHaveLength(6);
    expect(exceeding.every((base) => Number(base['tonnes']) < 2)).toBe(true);
  });

  it('enters eight rows again on the same source, a week apart, below half a tonne', () => {
    const twins = shared.filter((members) => new Set(members.map(({ type }) => type)).size === 1);
    expect(twins).toHaveLength(8);
    for (const [first, second] of twins) {
      expect(daysApart(first!.day!, second!.day!)).toBe(7);
      expect(Math.max(first!.nox, first!.voc, second!.nox, second!.voc)).toBeLessThan(0.5);
      expect(first!.row['credit_code']).toBe(second!.row['credit_code']);
    }
  });

  it('closes five works whose source also has another project', () => {
    expect(shared.filter((members) => members.some(({ type }) => type === 'closure'))).toHaveLength(5);
  });

  it('claims in three rows a capture above the table value of their hood', () => {
    const high = sampleTable('measures.csv').filter(({ method, inputs, project }) => {
      const { capture_after: capture } = JSON.parse(inputs!) as { capture_after?: number };
      const hood = byId.get(project!)!.row['process']!;
      return method === 'voc-abatement-upgrade' && hood.includes('半密闭罩') && capture! > 0.65;
    });
    expect(high).toHaveLength(3);
  });

  it('has no paper for forty finished rows and some for every other', () => {
    const papers = new Set(sampleTable('evidence.csv').map((row) => row['project']!));
    expect(done.filter(({ id }) => !papers.has(id))).toHaveLength(40);
    const begun = projects.filter(({ status, category }) => status === 'building' && category === 'industry');
    expect(begun.every(({ id }) => papers.has(id))).toBe(true);
    expect(projects.filter(({ id, status }) => papers.has(id) && status === 'planned')).toEqual([]);
  });

  it('cuts ten rows at the city, each with a reason', () => {
    const cut = amounts.filter(({ project, pollutant, level, tonnes }) => {
      const declared = amounts.find(
        (other) => other['project'] === project && other['pollutant'] === pollutant && other['level'] === 'declared',
      );
      return level === 'city' && Number(tonnes) < Number(declared!['tonnes']);
    });
    const rows = new Set(cut.map((amount) => amount['project']));
    expect(rows.size).toBe(10);
    expect(cut.every((amount) => /^R\d\d$/.test(amount['cut_code']!) && amount['cut_reason'] !== '')).toBe(true);
  });

  it('lets one grinding station declare the 62 t NOx of a kiln, while the model credits 1.2 t', () => {
    const [kiln, ...others] = amounts.filter(
      ({ project, pollutant, tonnes }) =>
        byId.get(project!)!.type === 'ule-grinding' && pollutant === 'NOx' && Number(tonnes) > 10,
    );
    expect(others).toEqual([]);
    expect(Number(kiln!['tonnes'])).toBe(62);
    expect(byId.get(kiln!['project']!)!.nox).toBeCloseTo(1.2, 1);
  });
});

describe('the amounts of the sample', () => {
  it('are declared by every finished row that counts and by no other', () => {
    const counted = done.filter(({ row }) => row['counted'] !== '').map(({ id }) => id);
    const declared = new Set(amounts.filter(({ level }) => level === 'declared').map(({ project }) => project!));
    expect([...declared].sort()).toEqual([...counted].sort());
  });

  it('are judged by the city for 70 % of the verified rows, by the province for 40 %, by the nation for none', () => {
    const verified = projects.filter(({ status, row }) => status === 'verified' && row['counted'] !== '');
    const share = (level: string) =>
      new Set(amounts.filter((amount) => amount['level'] === level).map(({ project }) => project)).size /
      verified.length;
    expect(share('city')).toBeCloseTo(0.7, 1);
    expect(share('province')).toBeCloseTo(0.4, 1);
    expect(share('nation')).toBe(0);
    const judged = amounts.filter(({ level }) => level !== 'declared');
    expect(judged.every(({ project }) => byId.get(project!)!.status === 'verified')).toBe(true);
  });
});

describe('the days of a row', () => {
  /** Types whose life has no 开工: what is late there stands on the list, not under way. */
  const short = new Set(sampleTable('types.csv').flatMap((row) => (row['workflow'] === 'light' ? [row['id']!] : [])));

  it('stand in an order that can be', () => {
    const impossible = projects.filter(({ row, status, type }) => {
      const inOrder = (...names: readonly string[]) => {
        const days = names.map((name) => row[name]!).filter((day) => day !== '');
        return days.every((day, i) => i === 0 || days[i - 1]! <= day);
      };
      const isDone = status === 'built' || status === 'verified';
      const holds =
        inOrder('plan_start', 'plan_finish') &&
        inOrder('start', 'finish', 'run') &&
        inOrder('started', 'finished', 'effective') &&
        (row['finished'] !== '') === isDone &&
        (row['started'] !== '') === (!short.has(type) && (isDone || status === 'building')) &&
        (Number(row['progress']) === 100) === isDone &&
        (status !== 'planned' || short.has(type) || row['plan_finish']! > '2023-06-30');
      return !holds;
    });
    expect(impossible.map(({ id }) => id)).toEqual([]);
  });

  it('keep four work packages for every ultra-low-emission project', () => {
    const packages = by(sampleTable('work-packages.csv'), (row) => row['project']!);
    expect(packages.size).toBe(12 + 1 + 2);
    expect([...packages.values()].every((rows) => rows.length === 4)).toBe(true);
  });
});
