// A project's figures depend on its own source only: the projects of one source are recomputed without the other thousands.
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { generatePortfolio } from '../../bench/generate-portfolio.ts';

const whole = generatePortfolio(300);
const outcome = evaluate(whole);

describe('a portfolio of one source and its projects', () => {
  const shared = whole.sources!.filter(
    ({ id }) => whole.projects!.filter((project) => project.source === id).length > 1,
  );

  it('gives those projects the figures of the whole portfolio bit for bit', () => {
    expect(shared.length).toBeGreaterThan(20);
    for (const source of shared) {
      const projects = whole.projects!.filter((project) => project.source === source.id);
      const part = evaluate({ ...whole, targets: [], sources: [source], projects });
      const ids = new Set(projects.map(({ id }) => id));
      expect(part.projects).toEqual(outcome.projects.filter(({ id }) => ids.has(id)));
    }
  });

  it('needs no more than format, year, season and zones', () => {
    const empty = evaluate({ format: 'portfolio/v1', year: 2023, season: whole.season, zones: [{ id: 'A' }] });
    expect(empty).toMatchObject({ projects: [], targets: [], totals: { pool: {}, verified: {} }, warnings: [] });
  });
});
