/** The files the generator writes and their columns, in this order. */
export const COLUMNS = {
  'targets.csv': [
    'id', 'zone', 'district', 'kind', 'pollutant', 'value', 'line_a', 'line_b', 'by_day', 'only_type', 'only_tag', 'document', 'note', 'sort', 'origin',
  ],
  'enterprises.csv': ['id', 'name', 'credit_code', 'industry', 'district', 'origin'],
  'sources.csv': ['id', 'enterprise', 'name', 'zone', 'district', 'origin'],
  'source-bases.csv': [
    'source', 'pollutant', 'year', 'tonnes', 'profile', 'as_of', 'capture', 'removal', 'uptime', 'document', 'origin',
  ],
  'projects.csv': [
    'id', 'name', 'category', 'type', 'process', 'enterprise', 'credit_code', 'permit', 'industry', 'district', 'area', 'zone', 'lon', 'lat', 'crs', 'content',
    'source', 'activity', 'activity_unit', 'uptime', 'until', 'profile', 'capital_fen', 'om_fen', 'central_fund_fen', 'spent_fen', 'life', 'rate', 'fund_no',
    'plan_start', 'plan_finish', 'start', 'finish', 'run', 'started', 'finished', 'effective', 'progress', 'step', 'status', 'problem', 'lead', 'owner', 'phone',
    'tags', 'counted', 'mandate', 'mandate_doc', 'order_no', 'reduces', 'created', 'created_by', 'updated', 'updated_by', 'origin',
  ],
  'measures.csv': ['project', 'seq', 'method', 'inputs', 'basis', 'origin'],
  'tranches.csv': ['project', 'seq', 'day', 'share', 'quantity', 'unit', 'status', 'evidence', 'origin'],
  'windows.csv': ['project', 'seq', 'from_day', 'until_day', 'share', 'origin'],
  'amounts.csv': ['project', 'pollutant', 'level', 'tonnes', 'day', 'document', 'batch', 'cut_code', 'cut_reason', 'origin'],
  'evidence.csv': [
    'project', 'id', 'name', 'kind', 'step', 'state', 'uploaded_by', 'uploaded', 'judged_by', 'judged_at', 'judged_reason', 'origin',
  ],
  'work-packages.csv': ['project', 'kind', 'progress', 'state', 'origin'],
  'steps.csv': ['project', 'step', 'day', 'by', 'origin'],
  'progress-reports.csv': ['project', 'day', 'progress', 'done', 'problem', 'next_step', 'unchanged', 'by', 'origin'],
  'milestones.csv': ['project', 'seq', 'name', 'due', 'done', 'required', 'origin'],
  'signatures.csv': ['project', 'seq', 'step', 'day', 'opinion', 'found', 'by', 'at', 'origin'],
  'months.csv': ['month', 'unit', 'at', 'by', 'origin'],
  'own-values.csv': ['project', 'at', 'field', 'from', 'to', 'origin'],
  'history.csv': ['project', 'at', 'by', 'field', 'from', 'to', 'reason', 'origin'],
} as const; // prettier-ignore

export type SampleFile = keyof typeof COLUMNS;
