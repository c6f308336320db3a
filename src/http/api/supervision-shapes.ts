import { z } from 'zod';
import { SUPERVISION_STATES } from '../../catalogue/supervision.ts';
import type { Shape } from './operation.ts';
import { listOf } from './shapes.ts';

const text = z.string();

const supervision = z.strictObject({
  /** The issued sheet it belongs to. */
  sheet: text,
  /** 督办〔2023〕3号. */
  number: text,
  /** Whom it is addressed to, and the district that answers. */
  unit: text,
  district: text,
  state: z.enum(SUPERVISION_STATES),
  as_of: text,
  issued: text,
  /** The day by which an answer is wanted, and the days that has passed. */
  due: text,
  overdue_days: z.int(),
  projects: z.int(),
  version: z.int(),
});

const step = z.strictObject({
  act: z.enum(['open', 'answer', 'accept', 'return', 'void']),
  at: text,
  by: text,
  words: text.nullable(),
  /** The new day a return asked for. */
  due: text.nullable(),
  papers: z.array(z.strictObject({ name: text, size: z.int(), sha256: text, address: text })),
});

/** Days late when issued and now; null for a project that is gone. */
const project = z.strictObject({ id: text, late_days: z.int(), late_days_now: z.int().nullable() });

export const supervisionListShape: Shape = { name: 'SupervisionList', schema: listOf(supervision), io: 'output' };
export const supervisionShape: Shape = {
  name: 'Supervision',
  schema: supervision.extend({ supervised: z.array(project), steps: z.array(step) }),
  io: 'output',
};
