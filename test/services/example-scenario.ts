import type { ScenariosTable } from '../../src/db/tables/run-tables.ts';
import { EXAMPLE } from '../db/example-city.ts';
import { NOW } from './example-projects.ts';

/** The coking works of the example city are a month late. */
export const LATE_COKING: ScenariosTable = {
  ...EXAMPLE,
  id: 'late',
  name: '焦化推迟',
  parent: null,
  changes: JSON.stringify([{ select: { type: ['ule-coking'] }, delay_days: 30 }]),
  assumptions: null,
  locks: null,
  origin: null,
  note: null,
  author: '规划员',
  archived: 0,
  version: 1,
  created: NOW.toISOString(),
  updated: NOW.toISOString(),
};
