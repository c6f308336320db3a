// The last safe day found source by source against the engine asked anew for every day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../models/calendar.ts';
import { evaluate, evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';
import { lastSafeDays, type SafeDay } from '../../../models/timing/last-safe-days.ts';
import { portfolioArbitrary } from '../laws/portfolio-arbitrary.ts';
import { runs } from '../laws/runs.ts';

function parsed(json: unknown): Portfolio {
  const result = parsePortfolio(json, 'test');
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.portfolio;
}

/** Which of the targets that are met as planned are lost when a project comes some days later. */
function lostAfter(portfolio: Portfolio, safe: SafeDay, days: number): readonly string[] {
  const zoneOf = new Map(portfolio.sources?.map(({ id, zone }) => [id, zone]));
  const moved = (portfolio.projects ?? []).filter(
    ({ id, group, status, effective }) =>
      (group ?? id) === safe.project && (status === 'planned' || status === 'building') && effective != null,
  );
  const changes = moved.map(({ id, type, effective }): Change => {
    const past = portfolio.as_of != null && effective! <= portfolio.as_of;
    const slip = new Map(Object.entries(portfolio.slip_days ?? {})).get(type ?? '') ?? 0;
    const settled = past ? addDays(portfolio.as_of, 1 + slip) : effective!;
    return { select: { id: [id] }, effective: addDays(settled, days) };
  });
  const zones = new Set(moved.map(({ source, zone }) => (source == null ? zone : zoneOf.get(source))));
  const before = evaluate(portfolio).targets;
  const after = evaluateWithChanges(portfolio, changes).targets;
  return (portfolio.targets ?? []).flatMap(({ id, zone }, index) => {
    const concerned = zone == null || zones.has(zone);
    return concerned && before[index]!.books.planned.met && !after[index]!.books.planned.met ? [id] : [];
  });
}

describe('the last safe day', () => {
  it('keeps every target up to it and loses those it names the day after', () => {
    fc.assert(
      fc.property(
        portfolioArbitrary(),
        fc.array(fc.nat({ max: 1000 }), { minLength: 4, maxLength: 4 }),
        (json, tries) => {
          const portfolio = parsed(json);
          for (const safe of lastSafeDays(portfolio)) {
            if (safe.verdict === 'none-met') continue;
            const most = safe.slack ?? 800;
            for (const days of [0, most, ...tries.map((each) => each % (most + 1))])
              expect(lostAfter(portfolio, safe, days), `${safe.project} +${days}`).toEqual([]);
            if (safe.slack !== null) {
              expect(lostAfter(portfolio, safe, safe.slack + 1)).toEqual(safe.breaks);
              expect(safe.breaks).not.toEqual([]);
            }
          }
        },
      ),
      runs(120),
    );
  });
});
