import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOnLand } from '../../seeds/qingdao-2023/generator/spots.ts';
import { creditCodeVerdict, isProjectNumber } from '../../src/catalogue/check-character.ts';
import { SAMPLE_FOLDER, sampleTable } from './sample.ts';

const projects = sampleTable('projects.csv');
const enterprises = sampleTable('enterprises.csv');
const REAL_FILES = ['areas.csv', 'districts.csv', 'stations.csv'];

describe('nothing in the sample is anybody', () => {
  it('says in every row of every file whether it is real or invented', () => {
    const files = readdirSync(SAMPLE_FOLDER).filter((name) => name.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const expected = REAL_FILES.includes(file) ? 'real' : 'invented';
      expect(new Set(sampleTable(file).map((row) => row['origin'])), file).toEqual(new Set([expected]));
    }
  });

  it('numbers its enterprises, gives them right credit codes of a region that does not exist, and never twice', () => {
    for (const { name, credit_code: code } of enterprises) {
      expect(name).toMatch(/^示例企业\d{4}[一-龥]{2,8}$/);
      expect(code).toMatch(/^91999999XN\d{6}/);
      expect(creditCodeVerdict(code!)).toEqual({ verdict: 'ok', code });
    }
    expect(new Set(enterprises.map((row) => row['credit_code'])).size).toBe(enterprises.length);
    expect(new Set(enterprises.map((row) => row['name'])).size).toBe(enterprises.length);
  });

  it('calls every project, office and person an example', () => {
    for (const row of projects) {
      expect(row['name']).toMatch(/^示例/);
      expect(row['lead']).toMatch(/^示例·..分局$/);
      expect(row['owner']).toMatch(/^示例[甲乙丙丁戊己庚辛壬癸]$/);
      expect(row['phone']).toMatch(/^0532-5550\d{4}$/);
      expect(row['content']).not.toBe('');
      if (row['enterprise'] !== '') expect(row['name']!.startsWith(row['enterprise']!)).toBe(true);
    }
    expect(projects.filter((row) => row['type'] === 'ule-coking')[0]!['content']).toContain('示例，非真实企业数据');
  });

  it('names no real enterprise, brand or park', () => {
    const real =
      /海尔|海信|澳柯玛|青啤|青岛啤酒|双星|赛轮|森麒麟|中石化|中国石化|中石油|丽东|碱业|董家口|大炼油|特钢|青钢|四方股份|中车|一汽|五菱|北海船舶|海西重机|金晶|华电|大唐|华能/;
    const files = [
      'projects.csv',
      'enterprises.csv',
      'sources.csv',
      'evidence.csv',
      'history.csv',
      'amounts.csv',
      'targets.csv',
    ];
    for (const file of files) {
      const named = sampleTable(file).filter((row) => real.test(Object.values(row).join(' ')));
      expect(named, file).toEqual([]);
    }
  });

  it('lies half a kilometre to six from the seat of its district, on land', () => {
    const seats = new Map(sampleTable('districts.csv').map((row) => [row['code']!, row]));
    for (const { id, district, lon, lat } of projects) {
      const seat = seats.get(district!)!;
      const east = (Number(lon) - Number(seat['lon'])) * 111.2 * Math.cos((Number(seat['lat']) * Math.PI) / 180);
      const north = (Number(lat) - Number(seat['lat'])) * 111.2;
      const distance = Math.hypot(east, north);
      expect(distance > 0.49 && distance < 6.01, id).toBe(true);
      expect(isOnLand(district!, Number(lon), Number(lat)), id).toBe(true);
    }
  });

  it('carries project numbers with their right check sign, in order', () => {
    expect(projects.every((row) => isProjectNumber(row['id']!))).toBe(true);
    expect([projects[0]!['id'], projects[1481]!['id'], projects[2999]!['id']]).toEqual([
      'QD-2023-0001-6',
      'QD-2023-1482-H',
      'QD-2023-3000-W',
    ]);
  });
});
