import { targetsOf } from '../../../db/targets.ts';
import type { ProjectRecord } from '../../../db/project-record.ts';
import { ownView, standingOf } from '../../figures/estimate-project.ts';
import { ledgerOutcome } from '../../portfolio/ledger.ts';
import type { CardEffect } from './card-facts.ts';
import type { Gathering } from '../make-sheet.ts';

/** What the targets of its zone reach without and with a project, by the programme as it stands; nothing for a branch. */
export async function cardEffects(
  { reader, programme, scope, order, t }: Gathering,
  record: ProjectRecord,
): Promise<readonly CardEffect[]> {
  const key = { city: programme.city, programme: programme.id };
  if (scope.district !== null) return [];
  const { targets } = ownView(standingOf(await ledgerOutcome(reader, key, order.asOf), record), scope);
  const rows = await targetsOf(reader, key);
  return targets.flatMap((effect) => {
    const row = rows.find(({ id }) => id === effect.id);
    if (row === undefined) return [];
    return [
      {
        name: t(`briefings.target.${row.kind}`, {
          name: row.pollutant === null ? '' : t(`charts.pollutant-${row.pollutant}`),
          note: '',
        }),
        unit: row.kind === 'line' ? ('percent' as const) : ('tonnes' as const),
        required: effect.required,
        without: effect.without.achieved,
        with: effect.with.achieved,
        gap: effect.with.gap,
        met: effect.with.met,
      },
    ];
  });
}
