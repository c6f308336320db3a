import type { Translate } from '../../../words/messages.ts';
import { number, tonnes } from '../../../words/number.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import type { CityStanding } from '../city-standing.ts';
import { seasonRequirement } from '../season-targets/season-requirement.ts';
import { growthNote } from '../earlier.ts';
import type { Figure, Tile } from '../sheet.ts';
import { rate } from '../issue/slots.ts';

/** The four figures at the head: done, rate against schedule, what the season gains, what is late. */
export function bulletinTiles(
  facts: BulletinFacts,
  city: CityStanding,
  figures: readonly Figure[],
  t: Translate,
): readonly Tile[] {
  const tile = (id: string, value: string, note: string, figures: readonly string[]): Tile => ({
    label: t(`briefings.tile.${id}`),
    value,
    note,
    figures,
  });
  const [nox, voc] = [seasonRequirement(facts, 'NOx'), seasonRequirement(facts, 'VOC')];
  const tasks = facts.programme.taskCount;
  const long = city.late.filter((days) => days > 30).length;
  const grown = growthNote('done', figures, t);
  return [
    tile(
      'done',
      `${number(city.done)}/${number(city.all)}`,
      [tasks === null ? '' : t('briefings.tile.tasks', { tasks }), grown.text]
        .filter(Boolean)
        .join(t('sheets.growth.and')),
      ['done', 'all', 'tasks', ...grown.figures],
    ),
    tile(
      'rate',
      percentText(city.done, city.all),
      // Of no projects no schedule is told.
      city.all === 0 ? '' : t('briefings.tile.schedule', { rate: percentText(city.due, city.all) }),
      ['rate', 'due-rate'],
    ),
    tile(
      'season',
      `${tonnes(nox.built)}/${tonnes(voc.built)}`,
      nox.required === null && voc.required === null
        ? t('briefings.tile.no-target')
        : t('briefings.tile.of-target', {
            nox: percentText(nox.built, nox.required),
            voc: percentText(voc.built, voc.required),
          }),
      ['built-NOx', 'built-VOC', 'share-NOx', 'share-VOC'],
    ),
    tile('late', number(city.late.length), long === 0 ? '' : t('briefings.tile.long', { long }), [
      'late',
      ...(long === 0 ? [] : ['late-long']),
    ]),
  ];
}

function percentText(part: number, whole: number | null): string {
  const text = rate(part, whole);
  return text === null ? '—' : `${text}%`;
}
