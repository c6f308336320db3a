import { FIELDS, fieldOf, type Field } from '../catalogue/fields.ts';
import { isOwnKey } from '../catalogue/own-key.ts';
import { POLLUTANTS, type Pollutant } from '../../models/vocabulary.ts';

/** What a column of a file can be: a field of the record, or the tonnes per year of one pollutant of its reduction. */
export interface ImportTarget {
  /** Key of the field, or `reduces.NOx`. */
  readonly key: string;
  readonly field: Field;
  readonly pollutant?: Pollutant;
}

/** A column nobody wants is mapped to this on purpose. */
export const NOT_IMPORTED = '-';

const TONNES_FIELD: Field = { key: 'reduces', kind: 'tonnes', origin: 'typed', stored: 'own-table', unit: 't/a' };

const TARGETS: ReadonlyMap<string, ImportTarget> = new Map(
  [
    ...FIELDS.map((field): ImportTarget => ({ key: field.key, field })),
    ...POLLUTANTS.filter((pollutant) => pollutant !== 'CO2').map((pollutant): ImportTarget => ({
      key: `reduces.${pollutant}`,
      field: TONNES_FIELD,
      pollutant,
    })),
  ].map((target) => [target.key, target]),
);

export function targetOf(key: string): ImportTarget | undefined {
  const own = isOwnKey(key) ? fieldOf(key) : undefined;
  return TARGETS.get(key) ?? (own === undefined ? undefined : { key, field: own });
}

/** The targets a person may choose for a column: what is typed, the version that guards an update, tonnes per pollutant. */
export const CHOOSABLE: readonly ImportTarget[] = [...TARGETS.values()].filter(
  ({ field, key }) => field.origin === 'typed' || key === 'version' || key === 'status',
);

/** Every target, computed fields too: an export carries them to be read, an import knows them and leaves them alone. */
export const ALL_TARGETS: readonly ImportTarget[] = [...TARGETS.values()];

/** The fields an import takes from nobody. */
export function isLeftAlone(key: string): boolean {
  return key !== 'status' && key !== 'version' && fieldOf(key)?.origin === 'computed';
}
