import { describe, expect, test } from 'vitest';
import { bulletinSheet } from '../../src/services/briefing/bulletin/bulletin-page.ts';
import { narrowFacts, projectsOfPart, wholeCity } from '../../src/services/briefing/narrow-facts.ts';
import { type Narrowing, WHOLE_CITY } from '../../src/services/briefing/narrowing.ts';
import { seasonRequirement } from '../../src/services/briefing/season-targets/season-requirement.ts';
import { isListed } from '../../src/services/briefing/unit-standing.ts';
import { zoneStandings } from '../../src/services/briefing/zone-standings.ts';
import { translator } from '../../src/words/messages.ts';
import { sampleFacts, UNITS, ZONES } from './sample-facts.ts';

const city = sampleFacts({ projects: 400 });
const t = translator('zh-CN');
const unit = (code: string) => UNITS.find(({ id }) => id === code)!;
const OF_LIST = new Set(city.projects.filter(({ category }) => category === 'dust').map(({ id }) => id));

/** Parts of the city as `gatherNarrowing` reads them: a zone comes with its projects. */
const parts: Readonly<Record<string, Narrowing>> = {
  'a zone': {
    ...WHOLE_CITY,
    zone: ZONES[1]!,
    projects: new Set(city.projects.filter(({ unit: own }) => own === '370211').map(({ id }) => id)),
  },
  'a district': { ...WHOLE_CITY, unit: unit('370211') },
  'a district with an area in it': { ...WHOLE_CITY, unit: unit('370214') },
  'an area': { ...WHOLE_CITY, unit: unit('high-tech') },
  'a list': { ...WHOLE_CITY, list: '类别为扬尘源', projects: OF_LIST },
  'a list of nothing': { ...WHOLE_CITY, list: '编号为无', projects: new Set() },
};

const textOf = (narrowing: Narrowing, locale: 'zh-CN' | 'en' = 'zh-CN') => {
  const part = narrowFacts(city, narrowing);
  return bulletinSheet(part.facts, translator(locale), undefined, part);
};
const paragraphs = (sheet: ReturnType<typeof textOf>): string =>
  sheet.body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('\n');

describe('the brief of a part of the city', () => {
  test.each(Object.entries(parts))('%s counts its own projects and adds up its own tonnes', (_, narrowing) => {
    const { facts } = narrowFacts(city, narrowing);
    const ids = new Set(facts.projects.map(({ id }) => id));
    for (const pollutant of ['NOx', 'VOC'] as const)
      for (const book of ['planned', 'built', 'verified'] as const) {
        const sum = city.parts
          .filter((part) => ids.has(part.project) && part.book === book && part.pollutant === pollutant)
          .reduce((total, { tonnes }) => total + tonnes, 0);
        expect(seasonRequirement(facts, pollutant)[book]).toBeCloseTo(sum, 9);
      }
    const sheet = textOf(narrowing);
    expect(sheet.figures.find(({ id }) => id === 'all')?.value).toBe(facts.projects.filter(isListed).length);
    expect(paragraphs(sheet)).not.toContain('全市在册');
  });

  test('all districts and areas together are the city', () => {
    const districts = UNITS.filter(({ id, code }) => id === code);
    const counts = districts.map((one) => projectsOfPart(city, { ...WHOLE_CITY, unit: one }).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(city.projects.length);
  });

  test('a zone keeps its own targets and curve, and names itself', () => {
    const { facts } = narrowFacts(city, parts['a zone']!);
    expect(facts.targets.map(({ id }) => id)).toEqual(['B-NOx', 'B-VOC', 'B-line']);
    const [nox] = zoneStandings(facts);
    expect(nox).toEqual(zoneStandings(city).find(({ zoneId, pollutant }) => zoneId === 'B' && pollutant === 'NOx'));
    expect(paragraphs(textOf(parts['a zone']!))).toContain('示例·石化港口区在册项目');
    expect(textOf(parts['a zone']!).masthead?.scenario).toBe('范围：示例·石化港口区');
  });

  test('a district stands against what was given to it, and is ranked among all', () => {
    const part = narrowFacts(city, parts['a district']!);
    const [standing] = zoneStandings(part.facts);
    expect(standing).toMatchObject({ zone: '黄岛区', pollutant: 'VOC', required: 40 });
    const figure = textOf(parts['a district']!).figures.find(({ id }) => id === '370211-VOC-planned');
    expect(figure?.value).toBeCloseTo(standing!.planned, 9);
    expect(part.units).toEqual(wholeCity(city).units.filter(({ unit: own }) => own.id === '370211'));
  });

  test('a district with an area in it has the projects of both, as its target does', () => {
    const part = narrowFacts(city, parts['a district with an area in it']!);
    expect(part.units.map(({ unit: own }) => own.id).sort()).toEqual(['370214', 'high-tech']);
    const [standing] = zoneStandings(part.facts);
    const figure = textOf(parts['a district with an area in it']!).figures.find(
      ({ id }) => id === '370214-VOC-planned',
    );
    expect(figure?.value).toBeCloseTo(standing!.planned, 9);
  });

  test('a list has no targets and says what it is', () => {
    const sheet = textOf(parts['a list']!);
    expect(paragraphs(sheet)).toContain('均未设季节目标');
    expect(paragraphs(sheet)).toContain('全市筛选范围内在册项目');
    expect(sheet.colophon.trace[0]).toBe('项目清单：类别为扬尘源。');
  });

  test('nothing is said to be nothing', () => {
    expect(paragraphs(textOf(parts['a list of nothing']!))).toContain('尚无在册项目');
  });

  test.each(Object.keys(parts))('%s is said in English too', (name) => {
    expect(paragraphs(textOf(parts[name]!, 'en'))).not.toMatch(/[\u4e00-\u9fff]{2,}区在册/);
    expect(textOf(parts[name]!, 'en').masthead?.scenario).toMatch(/^Area: /);
  });

  test('the whole city is left as it is', () => {
    expect(bulletinSheet(city, t, undefined, wholeCity(city))).toEqual(bulletinSheet(city, t));
  });
});
