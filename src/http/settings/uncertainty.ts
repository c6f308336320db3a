import type { Distribution, SharedUncertainty, Uncertainty } from '../../../models/portfolio.ts';
import { ENOUGH, slipAt, type TrackRecord } from '../../catalogue/track-record.ts';
import type { Reader } from '../../db/reader.ts';
import { keptPromises } from '../../services/simulations/history-basis.ts';
import { cityLists } from '../../services/options.ts';
import { number, percent } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tabs } from './tabs.ts';

/** What simulations assume of every type, beside how promises were kept so far. */
export async function showUncertainty(request: Request_, db: Reader): Promise<Reply> {
  const { t, programme, scope, asOf, locale } = request;
  const { types, districts } = await cityLists(db, programme, locale);
  const kept = await keptPromises(db, scope, asOf);
  const defaults = JSON.parse(programme.uncertainty_defaults) as Readonly<Record<string, Uncertainty>>;
  const slips = JSON.parse(programme.slip_days) as Readonly<Record<string, number>>;
  const shared = JSON.parse(programme.uncertainty_shared) as readonly SharedUncertainty[];
  return page('settings/uncertainty', {
    title: t('settings.title'),
    tabs: tabs(request, 'uncertainty'),
    what: t('uncertainty.what', { enough: ENOUGH }),
    source: t(programme.sample === 1 ? 'uncertainty.sample' : 'uncertainty.own'),
    types: types.map(({ id, name }) => ({
      name,
      scale: spread(defaults[id]?.scale, 2, t),
      delay: spread(defaults[id]?.delay_days, 0, t),
      fail: percent(defaults[id]?.fail),
      slip: number(slips[id] ?? 0),
      history: recordCells(kept.types.get(id), t),
    })),
    districts: [
      ...districts.flatMap(({ id, name }) => {
        const record = kept.districts.get(id);
        return record === undefined ? [] : [{ name, history: recordCells(record, t) }];
      }),
      { name: t('uncertainty.all'), history: recordCells(kept.all, t) },
    ],
    shared: shared.map((rule) =>
      t('uncertainty.shared-what', {
        by: t(`chances.by-${rule.by}`),
        what: (['scale', 'delay_days'] as const)
          .filter((quantity) => rule[quantity] != null)
          .map(
            (quantity) =>
              `${t(`chances.quantity-${quantity}`)} ${spread(rule[quantity], quantity === 'scale' ? 2 : 0, t)}`,
          )
          .join(t('chances.and')),
      }),
    ),
  });
}

/** A distribution in figures. */
function spread(distribution: Distribution | null | undefined, decimals: number, t: Translate): string {
  const shown = (value: number): string => number(value, decimals);
  if (distribution == null) return t('uncertainty.none');
  switch (distribution.dist) {
    case 'uniform':
      return t('uncertainty.two', { min: shown(distribution.min), max: shown(distribution.max) });
    case 'triangular':
    case 'pert': {
      const { min, mode, max } = distribution;
      return t('uncertainty.three', { min: shown(min), mode: shown(mode), max: shown(max) });
    }
    case 'normal':
      return t('uncertainty.normal', { mean: shown(distribution.mean), sd: shown(distribution.sd) });
    case 'lognormal':
      return t('uncertainty.lognormal', { median: shown(distribution.median), gsd: shown(distribution.gsd) });
  }
}

/** Due, kept, median slip, range of slips, cancelled. */
function recordCells(record: TrackRecord | undefined, t: Translate): readonly string[] {
  const none = t('uncertainty.none');
  if (record === undefined || record.due === 0) return ['0', none, none, none, none];
  const days = (p: number): string => {
    const slip = slipAt(record, p);
    return slip === null ? none : number(slip);
  };
  return [
    number(record.due),
    percent(record.kept / record.due),
    days(0.5),
    record.slips.length === 0 ? none : t('uncertainty.two', { min: days(0.05), max: days(0.95) }),
    percent(record.cancelled / record.due),
  ];
}
