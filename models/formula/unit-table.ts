import { type Dimension, PLAIN, dimension } from './dimension.ts';

/** One unit a person may write: its size in the coherent units mg, m, h, a, K, mol, 元 is the exact ratio `num / den`. */
export interface UnitEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly dimension: Dimension;
  readonly num: bigint;
  readonly den: bigint;
  /** Added after scaling: only for the Celsius scale. */
  readonly offset: number;
}

const MASS = dimension({ mg: 1 });
const LENGTH = dimension({ m: 1 });
const TIME = dimension({ h: 1 });
const YEAR = dimension({ a: 1 });
const ENERGY = dimension({ mg: 1, m: 2, h: -2 });
const POWER = dimension({ mg: 1, m: 2, h: -3 });
const PRESSURE = dimension({ mg: 1, m: -1, h: -2 });
const VOLUME = dimension({ m: 3 });
const AMOUNT = dimension({ mol: 1 });
const TEMPERATURE = dimension({ K: 1 });
const MONEY = dimension({ 元: 1 });

// Seconds are 1/3600 h and kilograms 10⁶ mg: a joule, kg·m2/s2, is 10⁶·3600² mg·m2/h2, a watt, kg·m2/s3, 10⁶·3600³ mg·m2/h3.
const MILLION = 10n ** 6n;
const JOULE = MILLION * 3600n ** 2n;
const WATT = MILLION * 3600n ** 3n;

const unit = (
  name: string,
  of: Dimension,
  num: bigint,
  den = 1n,
  aliases: readonly string[] = [],
  offset = 0,
): UnitEntry => ({ name, aliases, dimension: of, num, den, offset });

const counting = ['户', '辆', '台', '个', '头', '次', '套', '座', '家', '人', '艘'];

/** Every unit name. Powers (`m2`, `m^3`), the prefixes 万 and 亿, products and quotients are made by `readUnit`. */
export const UNITS: readonly UnitEntry[] = [
  unit('1', PLAIN, 1n),
  unit('%', PLAIN, 1n, 100n),
  unit('‰', PLAIN, 1n, 1000n),
  unit('ppm', PLAIN, 1n, MILLION),
  unit('ppb', PLAIN, 1n, 10n ** 9n),
  ...counting.map((name) => unit(name, PLAIN, 1n)),
  unit('t', MASS, 10n ** 9n, 1n, ['吨', 'tonne', 'tonnes']),
  unit('kg', MASS, MILLION, 1n, ['千克', '公斤']),
  unit('g', MASS, 1000n, 1n, ['克']),
  unit('mg', MASS, 1n, 1n, ['毫克']),
  unit('ug', MASS, 1n, 1000n, ['μg', '微克']),
  unit('m', LENGTH, 1n, 1n, ['米']),
  unit('km', LENGTH, 1000n, 1n, ['千米', '公里']),
  unit('cm', LENGTH, 1n, 100n, ['厘米']),
  unit('mm', LENGTH, 1n, 1000n, ['毫米']),
  unit('m2', dimension({ m: 2 }), 1n, 1n, ['平方米']),
  unit('m3', VOLUME, 1n, 1n, ['立方米', '方']),
  unit('Nm3', VOLUME, 1n, 1n, ['标立方米', '标方']),
  unit('L', VOLUME, 1n, 1000n, ['l', '升']),
  unit('mL', VOLUME, 1n, MILLION, ['ml', '毫升']),
  unit('s', TIME, 1n, 3600n, ['秒', 'second', 'seconds']),
  unit('min', TIME, 1n, 60n, ['分钟', 'minute', 'minutes']),
  unit('h', TIME, 1n, 1n, ['小时', '时', 'hour', 'hours', 'hr']),
  unit('d', TIME, 24n, 1n, ['日', '天', 'day', 'days']),
  unit('a', YEAR, 1n, 1n, ['年', 'year', 'years', 'yr']),
  unit('月', YEAR, 1n, 12n, ['month', 'months']),
  unit('K', TEMPERATURE, 1n),
  unit('°C', TEMPERATURE, 1n, 1n, ['摄氏度'], 273.15),
  unit('mol', AMOUNT, 1n),
  unit('mmol', AMOUNT, 1n, 1000n),
  unit('umol', AMOUNT, 1n, MILLION, ['μmol']),
  unit('kmol', AMOUNT, 1000n),
  unit('J', ENERGY, JOULE),
  unit('kJ', ENERGY, JOULE * 1000n),
  unit('MJ', ENERGY, JOULE * MILLION),
  unit('GJ', ENERGY, JOULE * 10n ** 9n),
  unit('Wh', ENERGY, JOULE * 3600n),
  unit('kWh', ENERGY, JOULE * 3_600_000n, 1n, ['千瓦时', '度']),
  unit('MWh', ENERGY, JOULE * 3600n * MILLION),
  unit('W', POWER, WATT),
  unit('kW', POWER, WATT * 1000n, 1n, ['千瓦']),
  unit('MW', POWER, WATT * MILLION),
  unit('Pa', PRESSURE, JOULE),
  unit('kPa', PRESSURE, JOULE * 1000n),
  unit('MPa', PRESSURE, JOULE * MILLION),
  unit('hPa', PRESSURE, JOULE * 100n),
  unit('元', MONEY, 1n),
];

/** Units by every name and alias. */
export const UNIT_BY_NAME: ReadonlyMap<string, UnitEntry> = new Map(
  UNITS.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const)),
);
