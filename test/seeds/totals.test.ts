import { describe, expect, it } from 'vitest';
import { ANCHORS } from '../../seeds/qingdao-2023/generator/anchor-plan.ts';
import { PLACES, PLACE_PLAN } from '../../seeds/qingdao-2023/generator/place-plan.ts';
import { TYPE_PLAN } from '../../seeds/qingdao-2023/generator/type-plan.ts';
import { by, creditOfPairs, sampleProjects, sampleTable, sum } from './sample.ts';

const projects = sampleProjects(creditOfPairs());
const isOpen = ({ status }: { status: string }) => status === 'planned' || status === 'building';
const isControl = (row: { row: Readonly<Record<string, string>> }) => row.row['reduces']!.includes('"control"');

describe('the sample, counted from its files', () => {
  it('has 3,000 rows of 36 types, as many in each district as planned', () => {
    expect(projects).toHaveLength(3000);
    expect(TYPE_PLAN).toHaveLength(36);
    for (const { id, rows } of TYPE_PLAN) {
      const own = projects.filter(({ type }) => type === id);
      expect(own, id).toHaveLength(rows);
      expect(
        PLACES.map((place) => own.filter(({ district }) => district === place).length),
        id,
      ).toEqual(PLACE_PLAN[id]);
    }
    const ofDistrict = PLACES.map((place) => projects.filter(({ district }) => district === place).length);
    expect(ofDistrict).toEqual([110, 190, 170, 160, 660, 400, 390, 380, 300, 240]);
  });

  it.each([
    ['industry', 1180, [136, 273, 542, 229], 605.96, 2531.55, 171_695],
    ['combustion', 310, [55, 57, 115, 83], 739.4, 156.86, 78_280],
    ['mobile', 260, [75, 66, 89, 30], 1147.7, 65.87, 158_650],
    ['dust', 640, [166, 150, 235, 89], 0, 0, 60_300],
    ['oil_service', 520, [198, 104, 162, 56], 0, 249.12, 16_242],
    ['agri', 90, [0, 10, 27, 53], 6.5, 17.5, 2400],
  ])('holds in %s the rows, tonnes and money of the design', (category, count, zones, nox, voc, capital) => {
    const own = projects.filter((project) => project.category === category);
    expect(own).toHaveLength(count);
    expect(['A', 'B', 'C', 'D'].map((zone) => own.filter((project) => project.zone === zone).length)).toEqual(zones);
    expect(sum(own, (project) => project.nox)).toBeCloseTo(nox, 4);
    expect(sum(own, (project) => project.voc)).toBeCloseTo(voc, 4);
    expect(sum(own, (project) => project.capital)).toBeCloseTo(capital, 0);
  });

  it('declares 2,499.56 t NOx and 3,020.90 t VOC a year for 487,567 万元', () => {
    expect(sum(projects, ({ nox }) => nox)).toBeCloseTo(2499.56, 4);
    expect(sum(projects, ({ voc }) => voc)).toBeCloseTo(3020.9, 4);
    expect(sum(projects, ({ capital }) => capital)).toBeCloseTo(487_567, 0);
  });

  it('has 28 anchors with exactly their tonnes, day and money', () => {
    expect(ANCHORS).toHaveLength(28);
    expect(sum(ANCHORS, ({ tonnes }) => tonnes.NOx ?? 0)).toBeCloseTo(531.2, 6);
    expect(sum(ANCHORS, ({ tonnes }) => tonnes.VOC ?? 0)).toBeCloseTo(504.9, 6);
    for (const anchor of ANCHORS) {
      const rows = projects.filter(({ type, district, day, capital }) => {
        return type === anchor.type && district === anchor.district && day === anchor.day && capital === anchor.capital;
      });
      expect(rows, `${anchor.type} ${anchor.day}`).toHaveLength(1);
      expect(rows[0]!.nox).toBeCloseTo(anchor.tonnes.NOx ?? 0, 7);
      expect(rows[0]!.voc).toBeCloseTo(anchor.tonnes.VOC ?? 0, 7);
    }
  });

  it('keeps the mean of the body exact in every type and zone', () => {
    for (const plan of TYPE_PLAN) {
      if (plan.id === 'ule-grinding') continue;
      const anchors = ANCHORS.filter(({ type }) => type === plan.id);
      const isAnchor = (project: (typeof projects)[number]) =>
        anchors.some(({ day, capital }) => day === project.day && capital === project.capital);
      const body = projects.filter((project) => project.type === plan.id && !isAnchor(project));
      for (const [zone, rows] of by(body, (project) => project.zone)) {
        const mean = (tonnesOf: (project: (typeof projects)[number]) => number) => sum(rows, tonnesOf) / rows.length;
        if (plan.body.NOx !== undefined)
          expect(
            mean(({ nox }) => nox),
            `${plan.id} ${zone}`,
          ).toBeCloseTo(plan.body.NOx, 6);
        // A control pair moves tonnes between its two types; their sum is checked with the category.
        if (plan.body.VOC !== undefined && !rows.some(isControl)) {
          expect(
            mean(({ voc }) => voc),
            `${plan.id} ${zone}`,
          ).toBeCloseTo(plan.body.VOC, 6);
        }
      }
    }
  });

  it('gives twelve grinding stations 14.4 t NOx and 1,011 t of dust, and no VOC', () => {
    const stations = projects.filter(({ type }) => type === 'ule-grinding');
    const tonnes = (pollutant: string) =>
      sum(
        stations,
        ({ row }) => (JSON.parse(row['reduces']!) as Record<string, { tonnes: number }>)[pollutant]!.tonnes,
      );
    expect(tonnes('NOx')).toBeCloseTo(14.4, 6);
    expect(tonnes('TSP')).toBeCloseTo(1011.04, 6);
    expect(sum(stations, ({ voc }) => voc)).toBe(0);
    expect(sum(stations, ({ row }) => Number(row['activity']))).toBe(14_200_000);
    expect(stations.filter(({ status }) => status === 'built')).toHaveLength(2);
    expect(stations.every(({ day }) => day! <= '2023-11-30')).toBe(true);
  });

  it.each([
    ['industry', [47, 223, 309, 468, 110, 23, 17]],
    ['combustion', [20, 89, 122, 56, 14, 9, 7]],
    ['mobile', [15, 50, 68, 83, 38, 6, 5]],
    ['dust', [30, 106 + 104, 147 - 104, 239, 107, 11, 11]],
    ['oil_service', [12, 87 + 118, 121 - 118, 236, 55, 9, 4]],
    ['agri', [2, 18 + 26, 26 - 26, 38, 4, 2, 1]],
  ])('has the statuses of %s exactly', (category, counts) => {
    // The short life has no 开工: what is under way there (dust sites, petrol stations, fields …) stands on the list.
    const own = projects.filter((project) => project.category === category);
    const statuses = ['proposed', 'planned', 'building', 'built', 'verified', 'cancelled'];
    const undated = own.filter(({ day, status }) => day === null && status === 'proposed').length;
    expect([...statuses.map((one) => own.filter(({ status }) => status === one).length), undated]).toEqual(counts);
  });

  it('has done exactly what is due by the as-of day, and dates every other row but 45', () => {
    const done = projects.filter(({ status }) => status === 'built' || status === 'verified');
    expect(done).toHaveLength(1448);
    expect(done.every(({ day }) => day! <= '2023-06-30')).toBe(true);
    const past = projects.filter((project) => project.day !== null && project.day <= '2023-06-30' && isOpen(project));
    expect(past).toHaveLength(12);
    expect(past.every(({ nox, voc, source, row }) => nox === 0 && voc < 0.3 && !row['until'] && source !== '')).toBe(
      true,
    );
    expect(projects.filter(({ day }) => day === null)).toHaveLength(45);
  });

  it('spreads the days over the five windows of the year', () => {
    const bounds = ['2023-01-01', '2023-05-01', '2023-07-01', '2023-09-01', '2023-11-01', '2024-01-01'];
    const counts = [0, 1, 2, 3, 4].map(
      (w) => projects.filter(({ day }) => day !== null && day >= bounds[w]! && day < bounds[w + 1]!).length,
    );
    // Twelve rows of July carry a forecast of June, 45 of November and December none.
    expect(counts).toEqual([548, 900 + 12, 621 - 12, 605, 326 - 45]);
  });

  it('lets 70 open rows slip beyond a frozen plan that has passed', () => {
    const slipped = projects.filter((project) => isOpen(project) && project.row['plan_finish']! <= '2023-06-30');
    expect(slipped).toHaveLength(70);
    expect(slipped.every(({ row }) => row['problem'] !== '' && row['finish']! > row['plan_finish']!)).toBe(true);
  });

  it('puts 90 rows of 城阳 into the park', () => {
    const park = projects.filter(({ row }) => row['area'] === 'high-tech');
    expect(park).toHaveLength(90);
    expect(new Set(park.map(({ district }) => district))).toEqual(new Set(['370214']));
  });

  it('has rows of the shape of the design: few large ones, many small', () => {
    expect(projects.filter(({ nox }) => nox <= 0)).toHaveLength(2245);
    expect(projects.filter(({ nox }) => nox < 0)).toHaveLength(214);
    expect(projects.filter(({ voc }) => voc === 0)).toHaveLength(958);
    expect(projects.filter(({ nox, voc }) => nox === 0 && voc === 0)).toHaveLength(680);
    const largest = (tonnesOf: (project: (typeof projects)[number]) => number) =>
      sum([...projects].sort((a, b) => tonnesOf(b) - tonnesOf(a)).slice(0, 30), tonnesOf) / sum(projects, tonnesOf);
    expect(largest(({ nox }) => nox)).toBeCloseTo(0.29, 1);
    expect(largest(({ voc }) => voc)).toBeCloseTo(0.26, 1);
  });

  it('tags what counts officially and what is temporary', () => {
    const letters = new Map(sampleTable('types.csv').map((type) => [type['id']!, type['counted']!]));
    for (const { type, row } of projects) {
      expect(row['counted']).toBe(letters.get(type));
      expect(row['tags']!.split(' ').includes('counted')).toBe(row['counted'] !== '');
    }
    const temporary = projects.filter(({ row }) => row['tags']!.includes('temporary'));
    expect(temporary).toHaveLength(50 + 12);
  });
});
