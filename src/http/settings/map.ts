import { LARGEST_MAP, readDistrictMap, type DistrictShape } from '../../catalogue/district-map.ts';
import { problem, type Checked } from '../../catalogue/problem.ts';
import { districtsOf } from '../../db/districts.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { readCityMap, saveCityMap } from '../../services/city-map.ts';
import { actorOf } from '../actor.ts';
import { field } from '../field.ts';
import { wordProblems } from '../problems.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

/** One file of GeoJSON; larger ones are refused before they are read. */
export const MAP_UPLOAD = { files: 1, maxBytes: LARGEST_MAP } as const;

export async function showMap(request: Request_, db: Reader): Promise<Reply> {
  return mapPage(request, await readCityMap(db, request.config.city), []);
}

/** Reads the file against the city's districts before the transaction begins. */
export async function checkMap(request: Request_, db: Reader): Promise<Checked<readonly DistrictShape[] | null>> {
  if (request.form.get('do')?.[0] === 'remove') return { ok: true, value: null };
  const [sent] = request.files;
  if (sent === undefined || sent.bytes.length === 0) return { ok: false, problems: [problem('file', 'required')] };
  const codes = (await districtsOf(db, request.config.city)).map(({ code }) => code);
  return readDistrictMap(new TextDecoder().decode(sent.bytes), codes);
}

export async function takeMap(
  request: Request_,
  trx: Writer,
  checked: Checked<readonly DistrictShape[] | null>,
): Promise<Reply> {
  const { config, t } = request;
  if (!checked.ok) return mapPage(request, await readCityMap(trx, config.city), wordProblems(checked.problems, t));
  await saveCityMap(trx, actorOf(request), config.city, checked.value);
  return redirect(paths.settingsMap.to(), { notice: t('settings.saved') });
}

function mapPage(request: Request_, shapes: readonly DistrictShape[] | null, errors: readonly FieldProblem[]): Reply {
  const { t } = request;
  const file = {
    name: 'file',
    label: t('settings.map.file'),
    value: '',
    control: 'file',
    hint: t('settings.map.hint'),
  } as const;
  const data = {
    title: t('settings.title'),
    tabs: tabs(request, 'map'),
    state: shapes === null ? t('settings.map.none') : t('settings.map.held', { count: shapes.length }),
    isHeld: shapes !== null,
    file: field(file, errors),
    errors,
  };
  return page('settings/map', data, { status: errors.length > 0 ? 422 : 200 });
}
