import type { Split } from '../../../models/engine/split.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { partKind } from '../../services/targets/split-target.ts';
import { number } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { unitOf } from '../target-words.ts';

/** 各区合计 1,850 吨,比目标多 50 吨 / 少 50 吨: digits enough for the difference to be seen. */
export function splitSentence(parent: TargetsTable, split: Split, t: Translate): string {
  const row = { ...parent, kind: partKind(parent) ?? parent.kind };
  const decimals = unitOf(row) === 'projects' ? 0 : Math.abs(split.difference) < 0.995 ? 2 : 1;
  const state = split.difference === 0 ? 'equal' : split.reaches ? 'more' : 'less';
  return t(`targets.split-${state}`, {
    parts: number(split.parts, decimals),
    whole: number(split.whole, decimals),
    difference: number(Math.abs(split.difference), decimals),
    unit: t(`targets.unit-${unitOf(row)}`),
  });
}
