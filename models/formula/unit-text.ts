import { BASES, type Dimension, sameDimension } from './dimension.ts';
import { readUnit } from './unit.ts';

/** Units in which planners say such quantities, most usual first: how an intermediate result or a wrong result is named. */
const CUSTOMARY =
  't/a kg/h t/d t m3/a m3/h kWh/a km/a h/a d/a mg/m3 kg/m2 t/m2/a kg/km kg/kWh kWh kW MJ/m3 km m2 m3 h d a K kPa mol 元/a 元 元/t g/mol 1/a 1/d'
    .split(' ')
    .map(readUnit);

/** A unit text for a dimension: a customary one, else a product of the base units. `1` for a plain number. */
export function unitText(dimension: Dimension): string {
  const known = CUSTOMARY.find((unit) => sameDimension(unit.dimension, dimension));
  if (known !== undefined) return known.text;
  const above = factorsOf(dimension, 1);
  const below = factorsOf(dimension, -1);
  return [above.length === 0 ? '1' : above.join('·'), ...below].join('/');
}

function factorsOf(dimension: Dimension, sign: 1 | -1): string[] {
  return BASES.flatMap((base, index) => {
    const exponent = sign * dimension[index]!;
    if (exponent <= 0) return [];
    const name = base === 'mg' ? 'kg' : base; // a kind of quantity has no size: people say kilograms
    return exponent === 1 ? [name] : [`${name}^${Number(exponent.toFixed(6))}`];
  });
}
