/** The entry form, section by section; keys of the table of fields in the order a person fills them in. */
export const SECTIONS = [
  { id: 'basics', fields: ['name', 'category', 'type', 'district', 'area', 'zone', 'content', 'process'] },
  {
    id: 'place',
    fields: ['enterprise', 'credit_code', 'permit', 'industry', 'source', 'sender_code', 'lon', 'lat', 'crs'],
  },
  { id: 'reduction', fields: ['activity', 'activity_unit', 'uptime', 'until', 'order', 'reduces', 'profile'] },
  {
    id: 'progress',
    fields: [
      'step',
      'progress',
      'plan_start',
      'plan_finish',
      'start',
      'finish',
      'run',
      'started',
      'finished',
      'effective',
      'problem',
    ],
  },
  { id: 'money', fields: ['capital', 'om', 'life', 'rate', 'central_fund', 'spent', 'fund_no'] },
  { id: 'people', fields: ['lead', 'owner', 'phone', 'tags', 'parent', 'replaces'] },
  { id: 'statistics', fields: ['counted', 'mandate', 'mandate_doc', 'amounts'] },
] as const;

/** Every scalar field of the form; measures stand apart. */
export const FORM_FIELDS: readonly string[] = SECTIONS.flatMap((section): readonly string[] => section.fields);
