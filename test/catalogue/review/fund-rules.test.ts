import { describe, expect, it } from 'vitest';
import { fundVerdict, type FundSubject } from '../../../src/catalogue/review/fund-rules.ts';
import { NO_NOTES } from '../../../src/catalogue/review/subject.ts';
import { subject } from './example-subject.ts';

const verdict = (record: Partial<FundSubject['record']>, change: Partial<FundSubject> = {}) =>
  fundVerdict({
    record: { ...subject().record, ...record },
    hasList: false,
    otherFundNumbers: [],
    notes: NO_NOTES,
    ...change,
  });

describe('the central fund', () => {
  it.each<[string, Partial<FundSubject['record']>, string | null]>([
    ['an oxidiser', {}, 'industry'],
    ['clean heating', { type: 'clean-heating', category: 'combustion' }, 'coal'],
    ['low-NOx burners', { type: 'gas-boiler-lnb', category: 'combustion' }, 'boiler'],
    ['an enclosed yard', { type: 'dust-yard', category: 'dust' }, 'industry'],
  ])('takes %s', (_, record, fundClass) => {
    expect(verdict(record)).toEqual({ eligible: true, fundClass, reasons: [] });
  });

  it.each<[string, Partial<FundSubject['record']>, Partial<FundSubject>]>([
    ['F01', { type: 'coal-boiler-out', category: 'combustion' }, {}],
    ['F02', { content: null }, {}],
    ['F03', { measures: [] }, {}],
    ['F04', { name: '示例炉窑达标排放改造' }, {}],
    ['F05', {}, { notes: { ...NO_NOTES, immature: true } }],
    ['F06', { process: '水喷淋改为活性炭吸附', content: '更换活性炭箱两台，加装压差计' }, {}],
    ['F07', { name: '示例烟羽脱白' }, {}],
    ['F08', { type: 'catering', category: 'oil_service' }, {}],
    ['F09', { name: '示例恶臭治理' }, {}],
    ['F10', {}, { notes: { ...NO_NOTES, required_anyway: true } }],
    ['F11', { name: '示例节能改造' }, {}],
    ['F12', { type: 'dust-road', category: 'dust' }, {}],
    ['F13', { type: 'straw', category: 'agri' }, {}],
    ['F14', { name: '示例换热站' }, {}],
    ['F15', { name: '示例日常经费' }, {}],
    ['F16', { name: '示例设施运维' }, {}],
    ['F17', {}, { notes: { ...NO_NOTES, distrusted: true } }],
    ['F18', { fund_no: 'A1' }, { otherFundNumbers: ['A2'] }],
    ['F19', { type: 'clean-transport', category: 'mobile' }, {}],
  ])('refuses by %s', (code, record, change) => {
    const { eligible, reasons } = verdict(record, change);
    expect(eligible).toBe(false);
    expect(reasons).toEqual([code]);
  });

  it('lets a listed boiler in, and a simple technique that is replaced by a thorough one', () => {
    expect(verdict({ type: 'coal-boiler-out', category: 'combustion' }, { hasList: true }).eligible).toBe(true);
    expect(verdict({ process: '活性炭改为吸附浓缩+催化燃烧' }).eligible).toBe(true);
  });
});
