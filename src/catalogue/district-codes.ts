import { searchKey } from './search-key.ts';

/** A code or name met in older data: the district of today it means, and why it was read as another. */
export interface OldDistrict {
  readonly code: string;
  readonly why: 'merged' | 'renamed' | 'area';
  /** Name of the functional area it is, where it is ranked as a unit of its own. */
  readonly area: string | null;
}

const merged = (code: string): OldDistrict => ({
  code,
  why: 'merged',
  area: null,
});
const renamed = (code: string): OldDistrict => ({
  code,
  why: 'renamed',
  area: null,
});
const within = (code: string, area: string | null): OldDistrict => ({
  code,
  why: 'area',
  area,
});

/** GB/T 2260 changes of 2012 (四方 into 市北, 胶南 into 黄岛) and 2017 (即墨 becomes a 区), and functional areas without a code of their own. */
const OLD_DISTRICTS: Readonly<Record<string, OldDistrict>> = {
  '370205': merged('370203'),
  四方区: merged('370203'),
  四方: merged('370203'),
  '370282': renamed('370215'),
  即墨市: renamed('370215'),
  '370284': merged('370211'),
  胶南市: merged('370211'),
  胶南: merged('370211'),
  西海岸新区: within('370211', null),
  青岛西海岸: within('370211', null),
  青岛西海岸新区: within('370211', null),
  '黄岛(西海岸新区)': within('370211', null),
  高新区: within('370214', '高新区'),
  青岛高新区: within('370214', '高新区'),
};

const BY_KEY: ReadonlyMap<string, OldDistrict> = new Map(
  Object.entries(OLD_DISTRICTS).flatMap(([form, old]) => {
    const coded = /^\d{6}$/.test(form) ? [] : codesOf(old, form).map((code) => `${code} ${form}`);
    return [form, ...coded].map((one): [string, OldDistrict] => [searchKey(one), old]);
  }),
);

/** "370205 四方区" is written as often as either of them. */
function codesOf(old: OldDistrict, form: string): string[] {
  return Object.entries(OLD_DISTRICTS)
    .filter(
      ([code, other]) => /^\d{6}$/.test(code) && other.code === old.code && other.why === old.why && form !== code,
    )
    .map(([code]) => code);
}

/** What an older code or name of a district means today; undefined for anything else. */
export function oldDistrict(typed: string): OldDistrict | undefined {
  return BY_KEY.get(searchKey(typed));
}

/** Every older form with the code of today, for lists of what may be typed. */
export const OLD_DISTRICT_FORMS: readonly (readonly [string, string])[] = [...BY_KEY].map(([form, { code }]) => [
  form,
  code,
]);
