import type { Lamp } from '../../../catalogue/lamp.ts';

/** What stands before a lamp's word, so that it is told apart without its colour. */
export const LAMP_SHAPES = { red: '●', yellow: '▲', green: '■', blue: '◆', grey: '○' } as const satisfies Readonly<
  Record<Lamp, string>
>;
