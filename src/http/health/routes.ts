import type { Route } from '../route.ts';
import { json, text } from '../reply.ts';
import { metricsText } from '../request-counts.ts';
import { readiness } from './readiness.ts';

const METRICS = { type: 'text/plain; version=0.0.4; charset=utf-8' };

export const routes: readonly Route[] = [
  { method: 'GET', path: '/healthz', access: 'public', options: {}, answer: () => Promise.resolve(text('ok\n')) },
  {
    method: 'GET',
    path: '/metrics',
    access: 'public',
    options: {},
    answer: () => Promise.resolve(text(metricsText(), METRICS)),
  },
  {
    method: 'GET',
    path: '/readyz',
    access: 'public',
    options: {},
    answer: async (request, store) => {
      const checks = await readiness(request.config, store);
      const ready = Object.values(checks).every((state) => state === 'ok');
      return json({ ready, checks }, { status: ready ? 200 : 503 });
    },
  },
];
