import type { z } from 'zod';
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
}
