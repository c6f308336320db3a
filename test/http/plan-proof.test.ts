import { describe, expect, it } from 'vitest';
import type { Plan } from '../../models/choice/plan.ts';
import { planProof } from '../../src/http/plans/plan-finding.ts';
import { translator } from '../../src/words/messages.ts';

const plan: Plan = {
  format: 'plan/v1',
  status: 'feasible',
  chosen: [],
  objective: 10,
  bound: 10,
  gap_percent: 0,
  cost: { capital: 0, annualised: 0 },
  targets: [],
  reasons: [],
  conflicts: [],
  closest: null,
  simplified: [],
};

describe('what a plan for most targets says is proven', () => {
  const proof = (more: Partial<Plan>) => planProof({ ...plan, ...more }, 'max-attainment', translator('zh-CN'));

  it('names the first that is not, and what is known all the same', () => {
    expect(proof({ unproven: ['number', 'shortfall'], bound: 12 })).toBe(
      '最多可能达到 12 项，本方案达到 10 项：能不能再多，没有证明。',
    );
    expect(proof({ unproven: ['shortfall', 'cost'] })).toMatch(/^已证明最多只能达到 10 项；.*缺口和费用.*没有证明。$/u);
    expect(proof({ unproven: ['cost'] })).toMatch(/^已证明最多只能达到 10 项，.*缺口也不能再小；费用.*没有证明。$/u);
  });

  it('says so where everything is, and keeps the sentence of plans made before', () => {
    expect(proof({ status: 'optimal' })).toContain('已证明没有更好的方案');
    expect(proof({})).toContain('时间用完');
  });
});
