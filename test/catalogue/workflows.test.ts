import { describe, expect, it } from 'vitest';
import { may, ROLES, type Role } from '../../src/catalogue/roles.ts';
import { statusOf } from '../../src/catalogue/steps.ts';
import {
  mayMove,
  movesAt,
  nextStep,
  pathOf,
  reopenTargets,
  returnTargets,
  ruleOf,
  skipTargets,
  type LifeStep,
  type MoveKind,
} from '../../src/catalogue/workflows.ts';
import { signingBar } from '../../src/catalogue/four-eyes.ts';
import { judgeStepChange, offeredSteps, type StepChange } from '../../src/catalogue/step-change.ts';
import { workingDays } from '../../src/catalogue/move-needs.ts';

const CITY: readonly Role[] = ['admin', 'planner'];
const REPORTERS: readonly Role[] = ['admin', 'planner', 'district'];

/** The life of a project, row by row: step, status, who moves it there, how many sign, which day it keeps. */
const LIFE: readonly (readonly [LifeStep, string, readonly Role[], number, string | null])[] = [
  ['reserve', 'proposed', REPORTERS, 0, null],
  ['listed', 'planned', CITY, 0, null],
  ['started', 'building', REPORTERS, 0, 'started'],
  ['building', 'building', REPORTERS, 0, null],
  ['finished', 'built', REPORTERS, 0, 'finished'],
  ['self-checked', 'built', REPORTERS, 0, 'effective'],
  ['checked', 'built', ['district'], 2, null],
  ['accepted', 'verified', ['verifier'], 1, null],
  ['published', 'verified', CITY, 0, null],
  ['closed', 'verified', CITY, 0, null],
];

describe('the standard life', () => {
  it.each(LIFE)('%s is %s', (step, status, movers, signers, day) => {
    const rule = ruleOf('standard', step);
    expect(statusOf(step)).toBe(status);
    expect(ROLES.filter((role) => rule.rights.some((right) => may(role, right)))).toEqual(movers);
    expect([rule.signers, rule.day]).toEqual([signers, day]);
  });

  it('goes forward one step at a time, in the order of the table', () => {
    const steps = LIFE.map(([step]) => step);
    expect(pathOf('standard')).toEqual(steps);
    expect(steps.map((step) => nextStep('standard', step))).toEqual([...steps.slice(1), null]);
  });

  it('may be skipped along up to a signature and never over one', () => {
    expect(skipTargets('standard', 'listed')).toEqual(['building', 'finished', 'self-checked']);
    expect(skipTargets('standard', 'self-checked')).toEqual([]);
    expect(skipTargets('standard', 'checked')).toEqual([]);
    expect(skipTargets('standard', 'accepted')).toEqual(['closed']);
    expect(skipTargets('light', 'listed')).toEqual([]);
  });

  it('is sent back from a check only, and re-opened from anywhere', () => {
    expect(returnTargets('standard', 'building')).toEqual([]);
    expect(returnTargets('standard', 'self-checked')).toEqual(['listed', 'started', 'building', 'finished']);
    expect(returnTargets('standard', 'checked').at(-1)).toBe('self-checked');
    expect(returnTargets('light', 'finished')).toEqual(['listed']);
    expect(reopenTargets('standard', 'closed')).toEqual(['published']);
    expect(reopenTargets('standard', 'cancelled')).toEqual(['reserve', 'listed']);
  });
});

describe('the other lives', () => {
  it('are three clicks for a petrol station, and four packages more for ultra-low emission', () => {
    expect(pathOf('light')).toEqual(['reserve', 'listed', 'finished', 'closed']);
    expect(nextStep('light', 'building')).toBe('finished');
    expect(ruleOf('light', 'closed').signers).toBe(1);
    expect(pathOf('ule')).toEqual(pathOf('standard'));
    expect(ruleOf('ule', 'accepted').needs).toContain('packages-evaluated');
    expect(ruleOf('ule', 'closed').needs).toContain('packages-published');
  });
});

describe('who may', () => {
  it.each<readonly [MoveKind, LifeStep, readonly Role[]]>([
    ['skip', 'listed', CITY],
    ['pause', 'building', CITY],
    ['adjust', 'listed', CITY],
    ['cancel', 'building', CITY],
    ['objection', 'published', CITY],
    ['reopen', 'checked', ['admin', 'planner', 'verifier']],
    ['rebound', 'closed', ['admin', 'planner', 'verifier']],
    ['return', 'self-checked', ['district']],
    ['return', 'checked', ['verifier']],
    ['advance', 'self-checked', ['district']],
    ['advance', 'checked', ['verifier']],
    ['advance', 'closed', []],
  ])('%s at %s', (kind, step, roles) => {
    expect(ROLES.filter((role) => mayMove(role, kind, 'standard', step))).toEqual(roles);
  });

  it('offers what makes sense where a project stands', () => {
    expect(movesAt('standard', 'building', true)).not.toContain('advance');
    expect(movesAt('standard', 'building', true)).toContain('resume');
    expect(movesAt('standard', 'published', false)).toContain('objection');
    expect(movesAt('standard', 'closed', false)).toEqual(['reopen', 'rebound']);
    expect(movesAt('light', 'cancelled', false)).toEqual(['reopen']);
  });
});

describe('four eyes', () => {
  const hands = { enteredBy: ['a'], uploadedBy: ['b'], signatures: [{ step: 'checked', by_id: 'c' }] };
  it.each([
    ['a', 'checked', 'own-entry'],
    ['b', 'accepted', 'own-evidence'],
    ['c', 'checked', 'signed-already'],
    ['c', 'accepted', 'signed-other-check'],
    ['d', 'checked', null],
  ])('%s signing %s: %s', (person, step, bar) => {
    expect(signingBar(person, step, hands)).toBe(bar);
  });
});

describe('a step that is typed', () => {
  const change = (over: Partial<StepChange>): StepChange => ({
    from: 'listed',
    to: 'started',
    workflow: 'standard',
    origin: 'entered',
    role: 'district',
    reason: '',
    ...over,
  });
  it.each<readonly [string, Partial<StepChange>, string]>([
    ['the same step', { to: 'listed' }, 'null'],
    ['one step by whoever may', {}, 'advance'],
    ['one step by whoever may not', { role: 'manager' }, 'step-not-yours'],
    ['listing by a district', { from: 'reserve', to: 'listed' }, 'step-not-yours'],
    ['two steps by a district', { to: 'building', reason: '补报' }, 'step-skip'],
    ['two steps by a planner', { to: 'building', role: 'planner', reason: '补报' }, 'skip'],
    ['two steps by a planner without a reason', { to: 'building', role: 'planner' }, 'step-skip'],
    ['开工 in a light life', { workflow: 'light' }, 'advance'],
    ['a check', { from: 'self-checked', to: 'checked' }, 'step-on-page'],
    ['an acceptance', { from: 'checked', to: 'accepted', role: 'verifier', reason: '验收' }, 'step-on-page'],
    ['a cancellation', { to: 'cancelled', role: 'planner', reason: '取消' }, 'step-on-page'],
    ['backward without a reason', { from: 'building', role: 'planner' }, 'step-back'],
    ['backward with a reason', { from: 'building', role: 'planner', reason: '误报' }, 'reopen'],
    ['backward from behind a check', { from: 'accepted', role: 'planner', reason: '误报' }, 'step-on-page'],
    [
      'a batch taken back over a check, by a district',
      { from: 'checked', to: 'finished', isBack: true },
      'step-signed',
    ],
    ['the same by who may re-open', { from: 'checked', to: 'finished', isBack: true, role: 'planner' }, 'reopen'],
    ['a batch taken back before any check', { from: 'self-checked', to: 'started', isBack: true }, 'reopen'],
    [
      'a light life taken back from its close',
      { from: 'closed', to: 'finished', isBack: true, workflow: 'light' },
      'step-signed',
    ],
    ['a new one in reserve', { from: null, to: 'reserve' }, 'null'],
    ['a new one under way, by a district', { from: null }, 'step-not-yours'],
    ['a new one under way, by a planner', { from: null, role: 'planner' }, 'enter'],
    ['a new one as accepted', { from: null, to: 'accepted', role: 'planner' }, 'step-needs-import'],
    ['an imported ledger’s accepted one', { from: null, to: 'accepted', role: 'planner', origin: 'imported' }, 'enter'],
    [
      'an imported one as accepted, by a district',
      { from: null, to: 'accepted', origin: 'imported' },
      'step-not-yours',
    ],
    ['anything by the program itself', { to: 'closed', role: null }, 'skip'],
  ])('%s', (_, over, expected) => {
    const verdict = judgeStepChange(change(over));
    expect(verdict.ok ? String(verdict.kind) : verdict.problem.code).toBe(expected);
  });
});

it('counts the working days of a notice, both ends included', () => {
  expect(workingDays('2023-06-26', '2023-06-30')).toBe(5);
  expect(workingDays('2023-06-30', '2023-07-06')).toBe(5);
  expect(workingDays('2023-07-01', '2023-07-02')).toBe(0);
});

describe('a form', () => {
  const of = { workflow: 'standard', origin: 'entered' } as const;

  it.each([
    ['district', null, ['reserve']],
    ['planner', null, ['reserve', 'listed', 'started', 'building', 'finished', 'self-checked']],
    ['district', 'started', ['started', 'building']],
    ['planner', 'started', ['reserve', 'listed', 'started', 'building', 'finished', 'self-checked']],
    ['planner', 'accepted', ['accepted']],
  ] as const)('offers a %s where a project stands at %s what a save would take', (role, from, steps) => {
    expect(offeredSteps({ ...of, role, from })).toEqual(steps);
  });
});
