import type { ProjectRecord } from '../../db/project-record.ts';
import type { SampleCheckItemsTable } from '../../db/tables/sample-check-tables.ts';
import type { SheetTable } from '../../exchange/sheet.ts';
import type { CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';

export interface VisitFacts {
  readonly records: readonly ProjectRecord[];
  readonly lists: CityLists;
  /** May the reader see telephone numbers? */
  readonly contacts: boolean;
}

/** The list of visits to take along: what to look at, where it is, whom to call, and room for what was found. */
export function visitTable(
  visits: readonly SampleCheckItemsTable[],
  { records, lists, contacts }: VisitFacts,
  t: Translate,
): SheetTable {
  const of = new Map(records.map((record) => [record.id, record]));
  const column = (header: string, width: number, format = '@') => ({ header, format, width });
  const point = (value: number | null | undefined): string => value?.toFixed(6) ?? '';
  return {
    name: t('checks.list'),
    columns: [
      column(t('checks.col-number'), 18),
      column(t('checks.col-project'), 32),
      column(t('fields.enterprise'), 24),
      column(t('checks.col-district'), 10),
      column(t('fields.content'), 32),
      column(t('fields.lon'), 12),
      column(t('fields.lat'), 12),
      column(t('fields.lead'), 16),
      column(t('fields.owner'), 12),
      ...(contacts ? [column(t('fields.phone'), 16)] : []),
      column(t('checks.col-nox'), 12, '0.00'),
      column(t('checks.col-voc'), 12, '0.00'),
      column(t('checks.col-why'), 10),
      column(t('checks.col-result'), 10),
      column(t('checks.col-words'), 32),
      column(t('checks.col-who'), 12),
    ],
    rows: visits.map((item) => {
      const record = of.get(item.project);
      return [
        item.project,
        record?.name ?? '',
        record?.enterprise ?? '',
        lists.districts.find(({ id }) => id === item.stratum)?.name ?? item.stratum,
        record?.content ?? '',
        point(record?.lon),
        point(record?.lat),
        record?.lead ?? '',
        record?.owner ?? '',
        ...(contacts ? [record?.phone ?? ''] : []),
        item.nox,
        item.voc,
        t(`checks.by-${item.drawn}`),
        item.result === null ? '' : t(`checks.result-${item.result}`),
        [item.code, item.words].filter((part) => part !== null && part !== '').join(' '),
        item.by ?? '',
      ];
    }),
  };
}
