/** The part of autocannon the benchmarks use; it brings no types of its own. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
  }
  interface Result {
    readonly non2xx: number;
  }
  type OnResponse = (client: unknown, status: number, bytes: number, ms: number) => void;
  interface Running extends Promise<Result> {
    on(event: 'response', listener: OnResponse): void;
  }
  function autocannon(options: Options): Running;
  export = autocannon;
}
