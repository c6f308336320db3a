import { MODEL_FAULTS, type ModelFault } from '../../models/model-fault.ts';
import { REFUSALS } from '../../models/formula/refusal.ts';
import type { Translate } from './messages.ts';
import { refusalText } from './refusal.ts';

/** What is wrong with a method or a factor, as one sentence. */
export function modelFaultText(t: Translate, { code, params }: Pick<ModelFault, 'code' | 'params'>): string {
  if (MODEL_FAULTS.some((one) => one === code)) return t(`model.${code}`, params);
  const refusal = REFUSALS.find((one) => one === code);
  if (refusal === undefined) throw new Error(`no words for ${code}`);
  return refusalText(t, { code: refusal, params });
}
