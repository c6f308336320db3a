import { districtsOf } from '../../db/districts.ts';
import type { Reader } from '../../db/reader.ts';
import type { Choice } from '../field.ts';
import type { Request_ } from '../request.ts';

/** The name of a district code; the whole city when there is none. */
export async function districtName(db: Reader, { config, t }: Request_, code: string | null): Promise<string> {
  if (code === null) return t('settings.whole-city');
  const districts = await districtsOf(db, config.city);
  return districts.find((district) => district.code === code)?.name ?? code;
}

/** The districts to choose from, after “whole city”. */
export async function districtChoices(db: Reader, { config, t }: Request_): Promise<readonly Choice[]> {
  const districts = await districtsOf(db, config.city);
  return [
    { value: '', label: t('settings.whole-city') },
    ...districts.map((district) => ({ value: district.code, label: district.name })),
  ];
}
