// Sections 5 and 6 of the model: what each project of one book is credited, day by day.
import { shareOfDay, sharesOf } from './daily-share.ts';
import { monthOf } from './day-text.ts';
import type { Figures } from './outcome-json.ts';
import type { BaseJson, PortfolioJson } from './portfolio-json.ts';
import { walkSource } from './source-state.ts';
import type { Standing } from './standing-project.ts';
import type { Span, Timing } from './timing.ts';

/** Figures by project id and pollutant; `exceedsBase` holds `id pollutant` where a cap bites. */
export interface Ledger {
  figures: Map<string, Record<string, Figures>>;
  exceedsBase: Set<string>;
}

export function zeroFigures(portfolio: PortfolioJson): Figures {
  const figures: Figures = { full_year: 0, year: 0, season: 0, months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
  if (portfolio.as_of === undefined) return figures;
  return { ...figures, year_to_date: 0, season_to_date: 0 };
}

function enter(figures: Figures, day: string, tonnes: number, portfolio: PortfolioJson, span: Span): void {
  const done = portfolio.as_of !== undefined && day <= portfolio.as_of;
  if (span.year.has(day)) {
    figures.year += tonnes;
    figures.months[monthOf(day) - 1]! += tonnes;
    if (done) figures.year_to_date! += tonnes;
  }
  if (span.season.has(day)) {
    figures.season += tonnes;
    if (done) figures.season_to_date! += tonnes;
  }
}

/** The base a project works on; a base of 0 t is a missing base. */
export function baseOf(project: Standing, pollutant: string, portfolio: PortfolioJson): BaseJson | null {
  const source = (portfolio.sources ?? []).find((candidate) => candidate.id === project.source);
  const base = source?.base[pollutant];
  return base && base.tonnes > 0 ? base : null;
}

/** Is what the project brings of this pollutant already in its source's base? */
export function isInBase(project: Standing, base: BaseJson | null): boolean {
  return base?.as_of !== undefined && project.effective !== null && project.effective <= base.as_of;
}

function byStackingOrder(timings: Map<string, Timing>): (a: Standing, b: Standing) => number {
  return (a, b) => {
    const [dayA, dayB] = [timings.get(a.id)!.firstDay!, timings.get(b.id)!.firstDay!];
    if (dayA !== dayB) return dayA < dayB ? -1 : 1;
    if (a.order !== b.order) return a.order - b.order;
    return a.id < b.id ? -1 : 1;
  };
}

export function ledgerOfBook(
  members: Standing[],
  timings: Map<string, Timing>,
  portfolio: PortfolioJson,
  span: Span,
): Ledger {
  const figures = new Map<string, Record<string, Figures>>();
  const exceedsBase = new Set<string>();
  for (const project of members) {
    const own: Record<string, Figures> = {};
    for (const pollutant of Object.keys(project.effects)) own[pollutant] = zeroFigures(portfolio);
    figures.set(project.id, own);
  }
  const counting = members.filter((project) => timings.get(project.id)!.counts).sort(byStackingOrder(timings));

  for (const source of portfolio.sources ?? []) {
    for (const [pollutant, base] of Object.entries(source.base)) {
      if (base.tonnes === 0) continue;
      const stacked = counting.filter(
        (project) => project.source === source.id && project.effects[pollutant] && !isInBase(project, base),
      );
      if (stacked.length === 0) continue;
      for (const step of walkSource(base, pollutant, stacked)) {
        figures.get(step.project.id)![pollutant]!.full_year = base.tonnes * step.taken;
        if (step.exceedsBase) exceedsBase.add(`${step.project.id} ${pollutant}`);
      }
      const shares = sharesOf(base.profile, portfolio.year);
      for (const day of span.all) {
        const running = stacked.filter((project) => timings.get(project.id)!.countsOn(day));
        const emitted = base.tonnes * shareOfDay(shares, day);
        for (const step of walkSource(base, pollutant, running)) {
          enter(figures.get(step.project.id)![pollutant]!, day, emitted * step.taken, portfolio, span);
        }
      }
    }
  }

  for (const project of counting) {
    const shares = sharesOf(project.profile, portfolio.year);
    for (const [pollutant, effect] of Object.entries(project.effects)) {
      if (effect.kind !== 'tonnes' || baseOf(project, pollutant, portfolio)) continue;
      const own = figures.get(project.id)![pollutant]!;
      own.full_year = effect.x * project.uptime;
      for (const day of span.all) {
        if (!timings.get(project.id)!.countsOn(day)) continue;
        enter(own, day, effect.x * project.uptime * shareOfDay(shares, day), portfolio, span);
      }
    }
  }
  return { figures, exceedsBase };
}
