import { type NamedFigure, namedFigure, type SpokenPlace } from '../../../src/catalogue/speech/named-figure.ts';
import type { SpeechRecord } from '../../../src/catalogue/speech/judge-speech.ts';

/** A whole city on 30 June 2023, invented: counts of every place, ranks, tonnes, targets and levels, as the services give them. */

interface Counts {
  readonly listed: number;
  readonly done: number;
  readonly accepted: number;
  readonly building: number;
  readonly late: number;
  readonly long: number;
}

const counts = (...[listed, done, accepted, building, late, long]: readonly number[]): Counts =>
  ({ listed, done, accepted, building, late, long }) as Counts;

const CITY = counts(2814, 1448, 328, 793, 70, 30);
/** In the order of their ranks. */
const DISTRICTS: readonly (readonly [id: string, name: string, Counts])[] = [
  ['370202', '市南', counts(106, 60, 13, 26, 5, 2)],
  ['370212', '崂山', counts(147, 80, 19, 38, 3, 0)],
  ['370213', '李沧', counts(163, 88, 19, 46, 6, 3)],
  ['370211', '黄岛', counts(615, 323, 78, 169, 12, 6)],
  ['370214', '城阳', counts(286, 149, 34, 81, 4, 0)],
  ['370203', '市北', counts(179, 92, 27, 49, 9, 5)],
  ['370281', '胶州', counts(357, 179, 37, 104, 9, 4)],
  ['370285', '莱西', counts(224, 104, 24, 64, 6, 4)],
];
const CATEGORIES: readonly (readonly [id: string, name: string, Counts])[] = [
  ['industry', '工业', counts(1110, 578, 110, 309, 31, 13)],
  ['mobile', '移动源', counts(239, 121, 38, 68, 4, 2)],
  ['dust', '扬尘', counts(599, 346, 107, 147, 7, 4)],
];

function ofPlace(place: string, { listed, done, accepted, building, late, long }: Counts): readonly NamedFigure[] {
  const prefix = place === '' ? '' : `${place}-`;
  const count = (id: string, value: number, given: Partial<NamedFigure>) =>
    namedFigure(prefix + id, value, { measure: 'projects', unit: 'count', place, ...given });
  const share = (id: string, value: number, given: Partial<NamedFigure>) =>
    namedFigure(prefix + id, (100 * value) / listed, { measure: 'rate', unit: 'percent', place, ...given });
  return [
    count('listed', listed, { book: 'planned' }),
    count('done', done, { book: 'built' }),
    count('accepted', accepted, { book: 'verified' }),
    count('building', building, { measure: 'building' }),
    count('started', building + done, { measure: 'started' }),
    count('open', listed - done, { measure: 'open' }),
    count('unstarted', listed - building - done, { measure: 'unstarted' }),
    count('unaccepted', done - accepted, { measure: 'unaccepted' }),
    count('late', late, { measure: 'late' }),
    count('late-30', long, { measure: 'late-30' }),
    share('rate', done, { book: 'built' }),
    share('accepted-of-listed', accepted, { book: 'verified' }),
    share('accepted-of-done', (accepted * listed) / done, { book: 'verified' }),
    share('late-rate', late, { measure: 'late-rate' }),
    share('open-rate', listed - done, { measure: 'open-rate' }),
    share('building-rate', building, { measure: 'building-rate' }),
    share('started-rate', building + done, { measure: 'started-rate' }),
  ];
}

const ranks = DISTRICTS.flatMap(([place], index) => {
  const rank = { measure: 'rank', unit: 'rank', place } as const;
  return [
    namedFigure(`${place}-rank`, index + 1, rank),
    namedFigure(`${place}-from-end`, DISTRICTS.length - index, { ...rank, fromEnd: true }),
  ];
});

const tonnes = (id: string, value: number, given: Partial<NamedFigure>) =>
  namedFigure(id, value, { measure: 'tonnes', unit: 'tonnes', ...given });
const season = (
  pollutant: 'NOx' | 'VOC',
  [built, planned, verified, required]: readonly [number, number, number, number],
) => {
  const of = { pollutant, period: 'season' } as const;
  const attained = (book: 'built' | 'planned', value: number) =>
    namedFigure(`${book}-${pollutant}-attained`, (100 * value) / required, {
      ...{ measure: 'attained', unit: 'percent', book, ...of },
    });
  return [
    tonnes(`built-${pollutant}`, built, { book: 'built', ...of }),
    tonnes(`planned-${pollutant}`, planned, { book: 'planned', ...of }),
    tonnes(`verified-${pollutant}`, verified, { book: 'verified', ...of }),
    tonnes(`required-${pollutant}`, required, { measure: 'required', ...of }),
    tonnes(`gap-${pollutant}`, required - built, { measure: 'gap', book: 'built', ...of }),
    tonnes(`surplus-${pollutant}`, planned - required, { measure: 'surplus', book: 'planned', ...of }),
    attained('built', built),
    attained('planned', planned),
  ];
};

const FIVE_YEARS = { pollutant: 'NOx', period: 'five-year' } as const;
const cityOnly: readonly NamedFigure[] = [
  namedFigure('reserve', 126, { measure: 'reserve', unit: 'count', book: 'pool' }),
  namedFigure('due', 1509, { measure: 'due', unit: 'count' }),
  namedFigure('backlog', 61, { measure: 'backlog', unit: 'count' }),
  namedFigure('next', 359, { measure: 'next', unit: 'count' }),
  namedFigure('tasks', 3000, { measure: 'tasks', unit: 'count' }),
  namedFigure('task-rate', 48.27, { measure: 'task-rate', unit: 'percent', book: 'built' }),
  namedFigure('due-rate', 53.625, { measure: 'due-rate', unit: 'percent' }),
  namedFigure('time', 49.589, { measure: 'time', unit: 'percent' }),
  namedFigure('schedule', -2.168, { measure: 'schedule', unit: 'points' }),
  namedFigure('time-lead', 1.868, { measure: 'time-lead', unit: 'points' }),
  namedFigure('capital', 448_210.86, { measure: 'capital', unit: 'wan' }),
  tonnes('task-NOx', 9000, { measure: 'required', ...FIVE_YEARS }),
  tonnes('nation-NOx', 3175, { book: 'nation', ...FIVE_YEARS }),
];

const districts = DISTRICTS.map(([id, name]): SpokenPlace => ({ id, names: [`${name}区`, `${name}市`, name] }));
const categories = CATEGORIES.map(([id, name]): SpokenPlace => {
  const short = name.replace(/源$/, '');
  return { id: `category:${id}`, names: [`${name}项目`, `${short}源项目`, `${name}、`] };
});

export const PRESS_RECORD: SpeechRecord = {
  figures: [
    ...ofPlace('', CITY),
    ...cityOnly,
    ...season('NOx', [436.114, 519.837, 88.208, 492.702]),
    ...season('VOC', [554.633, 689.694, 101.514, 621.641]),
    ...DISTRICTS.flatMap(([id, , own]) => ofPlace(id, own)),
    ...ranks,
    ...CATEGORIES.flatMap(([id, , own]) => ofPlace(`category:${id}`, own)),
  ],
  places: [...categories, ...districts],
  home: '',
  asOf: '2023-06-30',
};
