import type { Impact } from '../services/figures/change-impact.ts';
import { grouped, number, signed } from '../words/number.ts';
import { round } from '../words/round.ts';
import type { CityLists } from '../services/options.ts';
import type { Translate } from '../words/messages.ts';

const DECIMALS = 1;

/** Season tonnes per zone and lamps, before → after, for `views/parts/impact.hbs`; a difference is that of the printed figures. */
export function impactView(impact: Impact | null, lists: CityLists, t: Translate) {
  if (impact === null) return null;
  const tonnes = ({ before, after }: { readonly before: number; readonly after: number }) => ({
    before: number(before, DECIMALS),
    after: number(after, DECIMALS),
    change: signed(round(round(after, DECIMALS) - round(before, DECIMALS), DECIMALS), DECIMALS),
    moved: round(after, DECIMALS) !== round(before, DECIMALS),
  });
  return {
    zones: impact.zones.map(({ zone, nox, voc }) => ({
      name: lists.zones.find(({ id }) => id === zone)?.name ?? zone,
      nox: tonnes(nox),
      voc: tonnes(voc),
    })),
    lamps: impact.lamps.map(({ lamp, before, after }) => ({
      colour: lamp,
      name: t(`options.lamp.${lamp}`),
      before: grouped(before),
      after: grouped(after),
      moved: before !== after,
    })),
  };
}
