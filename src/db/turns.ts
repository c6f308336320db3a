import { Busy } from '../errors.ts';

/** A queue before a few places: the longest waiting goes in first. */
export interface Turns {
  /** Waits for a place; throws Busy when none came free in time. */
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
}

/** So many may be inside at once; whoever waits longer than `longestWait` ms is told to come again. */
export function turns(places: number, longestWait: number): Turns {
  let free = places;
  const waiting = new Set<() => void>();
  const enter = async (): Promise<void> => {
    if (free > 0) {
      free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const called = () => {
        clearTimeout(timer);
        waiting.delete(called);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(called);
        reject(new Busy());
      }, longestWait);
      timer.unref();
      waiting.add(called);
    });
  };
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) free++;
    else next();
  };
  return { enter, leave };
}
