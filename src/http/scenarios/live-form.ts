import type { Sliders } from '../../../models/engine/sliders.ts';
import { addDays, daysBetween } from '../../words/day.ts';

/** How far each slider goes, and where it rests. */
export const DELAY = { min: -60, max: 180, step: 5, rest: 0 } as const;
export const SCALE = { min: 0, max: 150, step: 5, rest: 100 } as const;
export const UPTIME = { min: 50, max: 100, step: 1, rest: 100 } as const;
export const SEASON = { min: -60, max: 60, step: 1, rest: 0 } as const;

type Limits = Readonly<Record<'min' | 'max' | 'rest', number>>;

/** Reads the panel out of an address or a form; what is no number of the slider's range rests. `seasonFrom` is the season's first day without the panel. */
export function readSliders(pairs: readonly (readonly [string, string])[], seasonFrom: string): Sliders {
  const number = (text: string, { min, max, rest }: Limits): number => {
    const value = text.trim() === '' ? rest : Number(text);
    return Number.isInteger(value) && value >= min && value <= max ? value : rest;
  };
  const byPrefix = (prefix: string, limits: Limits): [string, number][] =>
    pairs.flatMap(([name, text]): [string, number][] => {
      const value = name.startsWith(prefix) ? number(text, limits) : limits.rest;
      return value === limits.rest ? [] : [[name.slice(prefix.length), value]];
    });
  const one = (name: string): string => pairs.find(([key]) => key === name)?.[1] ?? '';
  const many = (name: string): readonly string[] =>
    [...new Set(pairs.flatMap(([key, value]) => (key === name && value !== '' ? [value] : [])))].sort();
  const shift = number(one('season'), SEASON);
  return {
    delay: Object.fromEntries(byPrefix('delay.', DELAY)),
    scale: Object.fromEntries(byPrefix('scale.', SCALE).map(([category, percent]) => [category, percent / 100])),
    uptime: one('uptime.on') === '' ? null : number(one('uptime'), UPTIME) / 100,
    seasonFrom: shift === 0 ? null : addDays(seasonFrom, shift),
    out: many('out'),
    back: many('back'),
  };
}

/** By how many days the panel moves the beginning of the season. */
export function seasonShift({ seasonFrom }: Sliders, without: string): number {
  return seasonFrom === null ? 0 : daysBetween(without, seasonFrom);
}
