import type { Translate } from '../words/messages.ts';
import { number } from '../words/number.ts';
import type { ControlLineZone } from './control-line.ts';

export function controlVerdict({ line, met }: ControlLineZone, t: Translate): string {
  return t('charts.control-verdict', { standing: standing(line !== null, met) });
}

export function controlWords(zones: readonly ControlLineZone[], t: Translate) {
  const lined = zones.filter(({ line }) => line !== null);
  const missed = lined.filter(({ met }) => !met);
  const changed = zones.some(({ without }) => without !== null);
  return {
    title: t('charts.control-title', {
      lined: lined.length,
      missed: missed.length,
      names: missed.map(({ name }) => name).join(t('charts.and')),
    }),
    description: t('charts.control-description', {
      changed: changed ? 'yes' : 'no',
      path: zones.some(({ path = [] }) => path.length > 0) ? 'yes' : 'no',
    }),
    dataLabel: t('charts.data'),
    table: {
      head: [
        t('charts.zone'),
        t('charts.nox-cut'),
        t('charts.voc-cut'),
        t('charts.line-asks'),
        t('charts.standing'),
        ...(changed ? [t('charts.nox-without'), t('charts.voc-without')] : []),
      ],
      rows: zones.flatMap((zone) => [
        [
          zone.name,
          number(zone.cut.nox, 2),
          number(zone.cut.voc, 2),
          number(asked(zone), 2),
          t('charts.control-verdict', { standing: standing(zone.line !== null, zone.met) }),
          ...(changed ? [number(zone.without?.nox, 2), number(zone.without?.voc, 2)] : []),
        ],
        ...pathRows(zone, changed, t),
      ]),
    },
  };
}

/** The same figures at the ends of the months before the last. */
function pathRows({ name, line, path = [] }: ControlLineZone, changed: boolean, t: Translate): string[][] {
  return path
    .slice(0, -1)
    .map(({ month, nox, voc }) => [
      t('charts.path-row', { name, month }),
      number(nox, 2),
      number(voc, 2),
      number(asked({ line, cut: { nox, voc } }), 2),
      '',
      ...(changed ? ['', ''] : []),
    ]);
}

function standing(lined: boolean, met: boolean): string {
  if (!lined) return 'none';
  return met ? 'met' : 'missed';
}

function asked({ line, cut }: Pick<ControlLineZone, 'line' | 'cut'>): number | null {
  return line === null ? null : line.a * Math.max(cut.nox, 0) + line.b;
}
