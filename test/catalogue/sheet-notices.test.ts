import { describe, expect, it } from 'vitest';
import { recipientsOf } from '../../src/catalogue/notices.ts';

const people = [
  { id: 'p', displayName: '规划员', role: 'planner', district: null },
  { id: 'm', displayName: '负责人', role: 'manager', district: null },
  { id: 'd', displayName: '黄岛', role: 'district', district: '370211' },
  { id: 'e', displayName: '城阳', role: 'district', district: '370214' },
] as const;
const told = (branch: string | null, mark: string) =>
  recipientsOf({ kind: 'sheet', mark, branch, project: { owner: null, district: '370211' } }, people).map(
    ({ id }) => id,
  );

describe('a draft that a schedule prepared', () => {
  it('is told to the people of the district whose schedule it is, and to no other district', () => {
    expect(told('370211', 'draft')).toContain('d');
    expect(told('370211', 'draft')).not.toContain('e');
  });

  it('is not told to a district about which the city has a schedule: its drafts are not there for it', () => {
    expect(told(null, 'draft')).toEqual(expect.not.arrayContaining(['d', 'e']));
    expect(told(null, 'draft')).toContain('p');
  });

  it('once reviewed waits for those who issue', () => {
    expect(told('370211', 'reviewed')).not.toContain('d');
    expect(told('370211', 'reviewed')).toContain('m');
  });
});
