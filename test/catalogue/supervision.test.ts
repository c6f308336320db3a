import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeMove,
  overdueDays,
  type SupervisionMove,
  type SupervisionStanding,
} from '../../src/catalogue/supervision.ts';

const TODAY = '2023-07-10';
const standing = (given: Partial<SupervisionStanding> = {}): SupervisionStanding => ({
  state: 'answered',
  due: '2023-07-15',
  answeredBy: 'district',
  stillLate: 0,
  ...given,
});
const move = (given: Partial<SupervisionMove> = {}): SupervisionMove => ({
  act: 'accept',
  by: 'planner',
  words: '',
  due: '',
  today: TODAY,
  alone: false,
  ...given,
});
const codes = (given: Partial<SupervisionStanding>, moved: Partial<SupervisionMove>) => {
  const judged = judgeMove(standing(given), move(moved));
  return judged.ok ? judged.state : judged.problems.map(({ code }) => code.replace('supervision-', ''));
};

describe('a 督办单 on its way', () => {
  it.each([
    ['is answered with words', { state: 'waiting' }, { act: 'answer', words: '已到货，8月完成。' }, 'answered'],
    ['is answered again after a return', { state: 'returned' }, { act: 'answer', words: '补充。' }, 'answered'],
    ['is not answered without a word', { state: 'waiting' }, { act: 'answer', words: '  ' }, ['answer-words']],
    ['is not answered twice', {}, { act: 'answer', words: '再答。' }, ['answer-state']],
    ['is not answered at more length than a page', { state: 'waiting' }, { act: 'answer', words: '字'.repeat(2001) }, ['too-long']], // prettier-ignore
    ['is closed by somebody else', {}, {}, 'closed'],
    ['is not closed by who answered', {}, { by: 'district' }, ['own']],
    ['is closed by who answered where nobody else could', {}, { by: 'district', alone: true }, 'closed'],
    ['is not closed before an answer', { state: 'waiting' }, {}, ['accept-state']],
    ['is closed over late projects with a reason only', { stillLate: 2 }, {}, ['still-late']],
    ['is closed over late projects with a reason', { stillLate: 2 }, { words: '已纳入下月督办。' }, 'closed'],
    ['is sent back with a reason', {}, { act: 'return', words: '缺到货证明' }, 'returned'],
    ['is not sent back without a reason', {}, { act: 'return' }, ['return-words']],
    ['is not sent back to a day gone by', { due: '2023-07-01' }, { act: 'return', words: '缺' }, ['due']],
    ['is sent back to a new day', { due: '2023-07-01' }, { act: 'return', words: '缺', due: '2023-07-20' }, 'returned'],
    ['moves no more once closed', { state: 'closed' }, { act: 'return', words: '缺' }, ['return-state']],
    ['moves no more once void', { state: 'void' }, { act: 'answer', words: '答' }, ['answer-state']],
  ] as const)('%s', (_, given, moved, expected) => {
    expect(codes(given, moved)).toEqual(expected);
  });

  it('keeps its day unless a return names another', () => {
    expect(judgeMove(standing(), move({ act: 'return', words: '缺' }))).toMatchObject({ due: '2023-07-15' });
    expect(judgeMove(standing(), move({ act: 'return', words: '缺', due: '2023-08-01' }))).toMatchObject({
      due: '2023-08-01',
    });
    expect(judgeMove(standing(), move({ due: '2023-08-01' }))).toMatchObject({ due: '2023-07-15' });
  });

  it('is overdue only while an answer is waited for, from the day after', () => {
    const due = '2023-07-10';
    expect(overdueDays({ state: 'waiting', due }, '2023-07-10')).toBe(0);
    expect(overdueDays({ state: 'returned', due }, '2023-07-13')).toBe(3);
    expect(overdueDays({ state: 'answered', due }, '2023-07-13')).toBe(0);
  });

  it('is closed only after an answer and by another hand, whatever is tried', () => {
    const tried = fc.record({
      act: fc.constantFrom('answer', 'accept', 'return'),
      by: fc.constantFrom('district', 'planner', 'manager'),
      words: fc.constantFrom('', '说明'),
      due: fc.constantFrom('', '2023-07-09', '2023-07-20'),
    } as const);
    fc.assert(
      fc.property(fc.array(tried, { maxLength: 20 }), (moves) => {
        let now = standing({ state: 'waiting', answeredBy: null });
        for (const one of moves) {
          const judged = judgeMove(now, move(one));
          if (!judged.ok) continue;
          if (judged.state === 'closed') expect([now.state, now.answeredBy]).not.toContain(one.by);
          expect(now.state).not.toBe('closed');
          now = { ...now, ...judged, answeredBy: one.act === 'answer' ? one.by : now.answeredBy };
        }
        if (now.state === 'closed') expect(now.answeredBy).not.toBeNull();
      }),
    );
  });
});
