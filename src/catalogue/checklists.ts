import type { Step } from './steps.ts';

/** What a paper proves; named in the message catalogues (`lifecycle.paper-<kind>`). */
export const PAPER_KINDS = [
  'contract', 'photos', 'acceptance', 'monitoring', 'commissioning', 'invoice', 'cems', 'dcs', 'permit', 'airflow', 'waste', 'power', 'voc-content',
  'purchase', 'ledger', 'test', 'list', 'certificate', 'cancelled-registration', 'fuel', 'government-document', 'cut-off', 'statistics', 'survey',
  'site-sheet', 'notice', 'other',
] as const; // prettier-ignore
export type PaperKind = (typeof PAPER_KINDS)[number];

/** One paper a type must have: at which step it is due, and how much it weighs in the score. */
export interface ChecklistItem {
  readonly kind: PaperKind;
  readonly due: Step;
  readonly weight: number;
}

const item = (kind: PaperKind, due: Step, weight = 1): ChecklistItem => ({ kind, due, weight });

const CONTRACT = item('contract', 'started');
const ACCEPTANCE = item('acceptance', 'finished', 2);
const PHOTOS = item('photos', 'finished', 2);
const MONITORING = item('monitoring', 'self-checked', 3);
const COMMISSIONING = item('commissioning', 'self-checked');
const PERMIT = item('permit', 'published');

/**
 * What each group of types must have on file, one row per item; whatever has a step 开工 has a paper due there, and the small groups, which have none,
 * have none. The names under a check are its site sheet (see workflows.ts).
 */
export const CHECKLISTS = {
  general: [CONTRACT, PHOTOS, ACCEPTANCE, MONITORING],
  stack: [
    CONTRACT,
    PHOTOS,
    ACCEPTANCE,
    item('invoice', 'finished'),
    MONITORING,
    COMMISSIONING,
    item('cems', 'self-checked', 2),
    item('dcs', 'self-checked'),
    PERMIT,
  ],
  voc: [
    CONTRACT,
    PHOTOS,
    ACCEPTANCE,
    item('airflow', 'self-checked', 2),
    MONITORING,
    COMMISSIONING,
    item('waste', 'self-checked'),
    item('power', 'self-checked'),
    PERMIT,
  ],
  materials: [
    CONTRACT,
    item('voc-content', 'finished', 3),
    item('purchase', 'finished'),
    item('ledger', 'self-checked', 2),
    PERMIT,
  ],
  tanks: [CONTRACT, PHOTOS, ACCEPTANCE, item('test', 'self-checked', 3), item('ledger', 'self-checked')],
  boilers: [CONTRACT, PHOTOS, item('cancelled-registration', 'finished', 2), item('fuel', 'self-checked', 2)],
  closure: [
    item('government-document', 'started'),
    item('cut-off', 'finished', 3),
    item('cancelled-registration', 'self-checked', 2),
    item('statistics', 'self-checked'),
  ],
  vehicles: [CONTRACT, item('list', 'finished', 2), item('certificate', 'finished', 3)],
  machines: [CONTRACT, item('list', 'finished', 2), item('certificate', 'finished', 2), item('ledger', 'self-checked')],
  works: [CONTRACT, PHOTOS, item('ledger', 'finished', 2), item('survey', 'self-checked')],
  heating: [CONTRACT, item('list', 'finished', 3), item('fuel', 'finished', 2), item('survey', 'self-checked')],
  'small-test': [item('photos', 'finished'), item('test', 'finished', 2)],
  'small-ledger': [item('photos', 'finished'), item('ledger', 'finished', 2)],
  fields: [item('ledger', 'finished')],
} as const satisfies Readonly<Record<string, readonly ChecklistItem[]>>;

/** Which checklist a type has; types a city adds have the general one. */
export const CHECKLIST_OF_TYPE: Readonly<Record<string, keyof typeof CHECKLISTS | undefined>> = {
  'ule-clinker': 'stack',
  'ule-grinding': 'stack',
  'ule-coking': 'stack',
  'ule-steel': 'stack',
  'power-deep': 'stack',
  'furnace-denox': 'stack',
  'coal-boiler-ule': 'stack',
  'biomass-boiler': 'stack',
  'gas-boiler-lnb': 'general',
  'furnace-fuel': 'boilers',
  'coal-boiler-out': 'boilers',
  'clean-heating': 'heating',
  closure: 'closure',
  'low-voc-materials': 'materials',
  'voc-capture': 'voc',
  'voc-endpipe': 'voc',
  'voc-simple-out': 'voc',
  'green-island': 'voc',
  ldar: 'tanks',
  tank: 'tanks',
  'loading-vru': 'tanks',
  'open-liquid': 'tanks',
  'vehicle-scrap': 'vehicles',
  'nev-replace': 'vehicles',
  'high-emitter-im': 'machines',
  'nonroad-replace': 'machines',
  'port-shore': 'machines',
  'clean-transport': 'machines',
  'dust-yard': 'works',
  'dust-mine': 'works',
  'gas-station': 'small-test',
  catering: 'small-test',
  'auto-repair': 'small-test',
  'dust-site': 'small-ledger',
  'dust-road': 'small-ledger',
  straw: 'fields',
  livestock: 'fields',
};
