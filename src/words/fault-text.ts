import type { Fault } from '../../models/fault.ts';
import type { Translate } from './messages.ts';

/** What is wrong with an item of a portfolio, without the place: it continues the name of the field. */
export function faultText(t: Translate, { code, params }: Pick<Fault, 'code' | 'params'>): string {
  return t(`faults.${code}`, params);
}
