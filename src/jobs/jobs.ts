/** Long work beside the requests. What a job is and how far it is stands in the database, so that every server process sees it. */
export interface Jobs {
  /** Puts work behind what is under way and returns; `work` takes its own transactions and must never reject. */
  readonly start: (work: () => Promise<void>) => Promise<void>;
}

/** One job at a time in this process: two large files at once would share one memory limit. */
export function jobsInTurn(): Jobs {
  let last: Promise<void> = Promise.resolve();
  return {
    start: (work) => {
      last = last.then(work);
      return last;
    },
  };
}
