// A small valid portfolio with one row of every kind, to be spoilt one mistake at a time.
export type Row = Record<string, unknown>;

export interface SmallPortfolio extends Row {
  zones: [Row, Row];
  sources: [Row];
  targets: [Row, Row, Row];
  projects: [Row, Row];
  scenarios: [Row, Row];
}

export const smallPortfolio = (): SmallPortfolio => ({
  format: 'portfolio/v1',
  name: '例',
  year: 2023,
  as_of: '2023-06-30',
  slip_days: { boiler: 30 },
  season: { from: '2023-05-01', to: '2023-09-30' },
  counting: 'day',
  zones: [
    { id: 'A', name: '甲', regime: 'voc-limited', base: { NOx: { tonnes: 900 }, VOC: { tonnes: 1200 } } },
    { id: 'B', name: '乙' },
  ],
  sources: [{ id: 'S', zone: 'A', base: { NOx: { tonnes: 120 }, VOC: { tonnes: 40 } } }],
  targets: [
    { id: 'T-percent', zone: 'A', pollutant: 'NOx', season_percent: 10 },
    { id: 'T-line', zone: null, line: { a: 0.77, b: 0.02 } },
    { id: 'T-count', zone: null, count: 1, by: '2023-12-31' },
  ],
  projects: [
    { id: 'P', source: 'S', status: 'planned', effective: '2023-05-15', reduces: { NOx: { fraction: 0.5 } } },
    { id: 'Q', zone: 'B', status: 'built', effective: '2023-03-01', reduces: { SO2: { tonnes: 3 } } },
  ],
  scenarios: [
    { id: 'late', changes: [{ select: { id: ['P'] }, delay_days: 30 }] },
    { id: 'child', inherits: 'late', changes: [] },
  ],
});
