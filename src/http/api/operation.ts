import { z } from 'zod';
import { PAGE_SIZES } from '../../catalogue/filter.ts';
import type { Route } from '../route.ts';

/** A schema with the name it has in the description; what is sent is described as it may be sent, with its defaults left out. */
export interface Shape {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly io: 'input' | 'output';
}

export interface Parameter {
  readonly in: 'query' | 'header';
  readonly name: string;
  readonly required?: true;
  readonly schema: z.ZodType;
}

/** One address of the interface for programs: its route, and everything its description says about it. */
export interface Operation {
  readonly route: Route;
  /** Names it in the description; `api.<id>` words it. */
  readonly id: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: Shape;
  /** What it answers when it does what was asked; null for an answer without a body. */
  readonly answers: Readonly<Record<number, Shape | null>>;
  /** Refusals beside those that follow from what it takes: 404 of what is named in the body or query, 409 of a state it is not in, 503 while it is busy. */
  readonly refuses?: readonly (404 | 409 | 503)[];
}

export const query = (name: string, schema: z.ZodType = z.string()): Parameter => ({ in: 'query', name, schema });
export const paging: readonly Parameter[] = [query('page', z.int().min(1)), query('per', z.literal(PAGE_SIZES))];
export const idempotencyKey: Parameter = { in: 'header', name: 'Idempotency-Key', schema: z.string().min(1).max(200) };
/** A change names the version it is made over. */
export const ifMatch: Parameter = { in: 'header', name: 'If-Match', required: true, schema: z.string() };
