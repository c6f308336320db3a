import type { NamedFigure } from '../../../src/catalogue/speech/named-figure.ts';
import type { SpeechRecord } from '../../../src/catalogue/speech/judge-speech.ts';

/** A small city's figures on 30 June 2023, invented: enough of every kind to be right and wrong about. */

const figure = (id: string, given: Partial<NamedFigure>): NamedFigure => ({
  id,
  measure: 'projects',
  value: 0,
  unit: 'count',
  book: null,
  pollutant: null,
  period: null,
  place: '',
  fromEnd: false,
  ...given,
});
const tonnes = (id: string, given: Partial<NamedFigure>) => figure(id, { measure: 'tonnes', unit: 'tonnes', ...given });

const FIGURES: readonly NamedFigure[] = [
  figure('listed', { value: 3000, book: 'planned' }),
  figure('done', { value: 1482, book: 'built' }),
  figure('accepted', { value: 1204, book: 'verified' }),
  figure('building', { measure: 'building', value: 870 }),
  figure('late', { measure: 'late', value: 37 }),
  figure('late-30', { measure: 'late-30', value: 11 }),
  figure('tasks', { measure: 'tasks', value: 3100 }),
  figure('rate', { measure: 'rate', value: 49.4, unit: 'percent', book: 'built' }),
  figure('accepted-rate', { measure: 'rate', value: 40.1333, unit: 'percent', book: 'verified' }),
  figure('late-rate', { measure: 'late-rate', value: 1.2333, unit: 'percent' }),
  figure('due-rate', { measure: 'due-rate', value: 49.6, unit: 'percent' }),
  figure('schedule', { measure: 'schedule', value: -0.2, unit: 'points' }),
  tonnes('built-NOx-season', { value: 426.38, book: 'built', pollutant: 'NOx', period: 'season' }),
  tonnes('built-VOC-season', { value: 311.72, book: 'built', pollutant: 'VOC', period: 'season' }),
  tonnes('verified-NOx-season', { value: 350.6, book: 'verified', pollutant: 'NOx', period: 'season' }),
  tonnes('planned-NOx-season', { value: 1189.4, book: 'planned', pollutant: 'NOx', period: 'season' }),
  tonnes('built-NOx-year', { value: 905.25, book: 'built', pollutant: 'NOx', period: 'year' }),
  tonnes('built-NOx-full', { value: 11_964.2, book: 'built', pollutant: 'NOx', period: 'full-year' }),
  tonnes('nation-NOx', { value: 3600, book: 'nation', pollutant: 'NOx', period: 'year' }),
  tonnes('required-NOx', { measure: 'required', value: 697, pollutant: 'NOx', period: 'season' }),
  tonnes('gap-VOC-B', {
    measure: 'gap',
    value: 58.3,
    book: 'planned',
    pollutant: 'VOC',
    period: 'season',
    place: 'zone:B',
  }),
  tonnes('VOC-B', { value: 140.2, book: 'planned', pollutant: 'VOC', period: 'season', place: 'zone:B' }),
  figure('attained-NOx', {
    measure: 'attained', value: 61.17, unit: 'percent', book: 'built', pollutant: 'NOx', period: 'season',
  }), // prettier-ignore
  figure('attained-VOC', {
    measure: 'attained', value: 45.28, unit: 'percent', book: 'built', pollutant: 'VOC', period: 'season',
  }), // prettier-ignore
  figure('capital', { measure: 'capital', value: 123_456.78, unit: 'wan' }),
  figure('industry-listed', { value: 1260, book: 'planned', place: 'category:industry' }),
  figure('370211-done', { value: 265, book: 'built', place: '370211' }),
  figure('370211-rate', { measure: 'rate', value: 55.1, unit: 'percent', book: 'built', place: '370211' }),
  figure('370211-rank', { measure: 'rank', value: 2, unit: 'rank', place: '370211' }),
  figure('370211-last', { measure: 'rank', value: 9, unit: 'rank', place: '370211', fromEnd: true }),
  figure('370214-done', { value: 198, book: 'built', place: '370214' }),
  figure('370214-rate', { measure: 'rate', value: 48.2, unit: 'percent', book: 'built', place: '370214' }),
  figure('370214-rank', { measure: 'rank', value: 7, unit: 'rank', place: '370214' }),
];

export const SMALL_RECORD: SpeechRecord = {
  figures: FIGURES,
  places: [
    { id: '370211', names: ['黄岛区', '黄岛', '西海岸新区'] },
    { id: '370214', names: ['城阳区', '城阳'] },
    { id: 'zone:B', names: ['石化港口区'] },
    { id: 'category:industry', names: ['工业项目', '工业类项目'] },
  ],
  home: '',
  asOf: '2023-06-30',
};
