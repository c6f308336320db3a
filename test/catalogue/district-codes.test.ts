import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../src/catalogue/fields.ts';
import { oldDistrict } from '../../src/catalogue/district-codes.ts';
import { readCell } from '../../src/catalogue/read-cell.ts';
import { cellWords } from '../../src/services/projects/project-cells.ts';
import { fillArea } from '../../src/services/imports/fill-area.ts';
import type { CityLists } from '../../src/services/options.ts';
import { translator } from '../../src/words/messages.ts';

const NAMES = {
  '370202': '市南区', '370203': '市北区', '370211': '黄岛区', '370212': '崂山区', '370213': '李沧区',
  '370214': '城阳区', '370215': '即墨区', '370281': '胶州市', '370283': '平度市', '370285': '莱西市',
}; // prettier-ignore
const lists: CityLists = {
  locale: 'zh-CN',
  own: [],
  categories: [],
  types: [],
  districts: Object.entries(NAMES).map(([id, name]) => ({
    id,
    name,
    zone: null,
  })),
  areas: [{ id: 'high-tech', name: '高新区' }],
  zones: [],
};
const words = cellWords(lists, translator('zh-CN'), 2023, 'zh-CN');
const read = (text: string) => readCell(fieldOf('district')!, text, words);

describe('districts by GB/T 2260', () => {
  it.each(Object.entries(NAMES))('%s %s is itself by code, by name and by both, without a note', (code, name) => {
    for (const text of [code, name, `${code} ${name}`, name.slice(0, 2)])
      expect(read(text)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['370205', '370203', 'district-merged'],
    ['四方区', '370203', 'district-merged'],
    ['370205 四方区', '370203', 'district-merged'],
    ['370282', '370215', 'district-renamed'],
    ['即墨市', '370215', 'district-renamed'],
    ['370284', '370211', 'district-merged'],
    ['胶南市', '370211', 'district-merged'],
    ['西海岸新区', '370211', 'district-area'],
    ['青岛西海岸', '370211', 'district-area'],
    ['黄岛（西海岸新区）', '370211', 'district-area'],
    ['高新区', '370214', 'district-area'],
  ])('%s is mapped to %s with a note, never refused', (text, code, note) => {
    expect(read(text)).toMatchObject({
      ok: true,
      value: code,
      notes: [{ code: note, params: { value: text, code } }],
    });
  });

  it('keeps a functional area that was written as a district as the area, unless one is named', () => {
    const input: Record<string, unknown> = {};
    fillArea(input, '高新区', words);
    expect(input).toEqual({ area: 'high-tech' });
    const named = { area: 'other' };
    fillArea(named, '高新区', words);
    expect(named).toEqual({ area: 'other' });
    const plain = {};
    fillArea(plain, '西海岸新区', words);
    expect(plain).toEqual({});
  });

  it('knows no other old names', () => expect(oldDistrict('崂山区')).toBeUndefined());
});
