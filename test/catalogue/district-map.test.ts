import { describe, expect, it } from 'vitest';
import { readDistrictMap } from '../../src/catalogue/district-map.ts';
import { districtMap } from '../../src/charts/district-map.ts';
import { translator } from '../../src/words/messages.ts';

const CODES = ['370202', '370211'];
const square = (lon: number, lat: number, size = 0.5) => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
];
const feature = (adcode: unknown, coordinates: unknown = [square(120, 36)], type = 'Polygon') => ({
  type: 'Feature',
  properties: { adcode, name: '<script>' },
  geometry: { type, coordinates },
});
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const codeOf = (text: string): string | undefined => {
  const read = readDistrictMap(text, CODES);
  return read.ok ? undefined : read.problems[0]?.code;
};

describe("the city's own map", () => {
  it('is read as the outlines of its districts, in the order of their codes', () => {
    const text = collection(feature(370211), feature('370202', [[square(120.5, 36)]], 'MultiPolygon'));
    const read = readDistrictMap(`\ufeff${text}`, CODES);
    expect(read.ok && read.value.map(({ code, polygons }) => [code, polygons.length])).toEqual([
      ['370202', 1],
      ['370211', 1],
    ]);
  });

  it.each([
    ['no JSON', '{', 'map-not-geojson'],
    ['a list', '[]', 'map-not-geojson'],
    ['another kind of GeoJSON', JSON.stringify(feature(370211)), 'map-not-geojson'],
    ['a district of another city', collection(feature(110101)), 'map-unknown-district'],
    ['a feature without code', collection(feature(undefined)), 'map-unknown-district'],
    ['null for a feature', collection(null), 'map-unknown-district'],
    ['a code that is an object', collection(feature({ toString: 1 })), 'map-unknown-district'],
    ['a district twice', collection(feature(370211), feature(370211)), 'map-twice'],
    ['a district missing', collection(feature(370211)), 'map-missing'],
    ['a point for an outline', collection(feature(370211, [120, 36], 'Point')), 'map-bad-shape'],
    ['metres for degrees', collection(feature(370211, [square(13_358_000, 4_300_000)])), 'map-bad-shape'],
    ['an open ring', collection(feature(370211, [square(120, 36).slice(0, 4)])), 'map-bad-shape'],
    [
      'words for numbers',
      collection(
        feature(370211, [
          [
            ['a', 'b'],
            ['a', 'b'],
            ['a', 'b'],
            ['a', 'b'],
          ],
        ]),
      ),
      'map-bad-shape',
    ],
    [
      'a nest of a hundred thousand lists',
      `{"type":"FeatureCollection","features":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`,
      'map-unknown-district',
    ],
    [
      'more points than a page can show',
      collection(
        feature(
          370211,
          Array.from({ length: 5000 }, () => square(120, 36)),
        ),
      ),
      'map-too-fine',
    ],
    ['three megabytes', ' '.repeat(3 * 1_048_576), 'map-too-large'],
  ])('with %s is refused', (_what, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('is drawn without a style, a script or any word of the file', () => {
    const read = readDistrictMap(collection(feature(370211), feature(370202, [square(120.5, 36)])), CODES);
    if (!read.ok) throw new Error('refused');
    const districts = [
      { code: '370202', name: '市南区', value: 3, note: '' },
      { code: '370211', name: '黄岛区', value: null, note: '' },
    ];
    const data = { id: 'm', title: '标题', description: '说明', districts, measure: '个', decimals: 0 };
    const { svg, table } = districtMap(data, read.value, translator('zh-CN'));
    expect(svg).toContain('市南区');
    expect(svg).not.toMatch(/style=|<script|NaN|Infinity/);
    expect((svg.match(/<path/g) ?? []).length).toBeGreaterThanOrEqual(2);
    expect(table.rows).toEqual([
      ['市南区', '3'],
      ['黄岛区', '—'],
    ]);
  });
});
