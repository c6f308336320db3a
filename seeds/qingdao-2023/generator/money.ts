import { isStarted, type Draft } from './draft.ts';
import type { Random } from './random.ts';

/** 1 万元 is a million 分. */
const FEN = 1_000_000;
const RATE = 0.05;
const FUNDED_CHANCE = 0.18;

export interface Money {
  readonly capital_fen: number;
  readonly om_fen: number;
  readonly central_fund_fen: number | null;
  readonly spent_fen: number;
  readonly fund_no: string | null;
  readonly life: number;
  readonly rate: number;
}

/** Capital, running cost, what is spent so far, and for some of the fundable works up to half from the central fund. */
export function moneyOf(draft: Draft, progress: number, fundable: boolean, random: Random): Money {
  const funded = fundable && draft.status !== 'cancelled' && random.chance(FUNDED_CHANCE);
  const share = random.between(0.2, 0.5);
  const spent = isStarted(draft.status) ? draft.capital * Math.min(1, (progress / 100) * random.between(0.8, 1.05)) : 0;
  return {
    capital_fen: fen(draft.capital),
    om_fen: fen(draft.capital * draft.plan.om),
    central_fund_fen: funded ? fen(draft.capital * share) : null,
    spent_fen: fen(spent),
    fund_no: funded ? `SL-2023-${String(draft.index + 1).padStart(4, '0')}` : null,
    life: draft.plan.life,
    rate: RATE,
  };
}

/** 万元 with two decimals as 分. */
function fen(wanyuan: number): number {
  return Math.round(wanyuan * 100) * (FEN / 100);
}
