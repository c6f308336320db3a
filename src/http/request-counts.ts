/** Answers of this process since it started, by class of status: what `/metrics` tells. */
const answered = new Map<string, number>();
let seconds = 0;

export function countAnswer(status: number, milliseconds: number): void {
  const kind = `${String(Math.trunc(status / 100))}xx`;
  answered.set(kind, (answered.get(kind) ?? 0) + 1);
  seconds += milliseconds / 1000;
}

/** Prometheus text: counters of requests, and the memory and age of the process. */
export function metricsText(): string {
  const requests = [...answered]
    .sort()
    .map(([kind, count]) => `lantian_http_requests_total{status="${kind}"} ${String(count)}`);
  return [
    '# TYPE lantian_http_requests_total counter',
    ...requests,
    '# TYPE lantian_http_request_seconds_total counter',
    `lantian_http_request_seconds_total ${seconds.toFixed(3)}`,
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${String(process.memoryUsage.rss())}`,
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${process.uptime().toFixed(0)}`,
    '',
  ].join('\n');
}
