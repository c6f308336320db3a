import type { Route } from '../route.ts';
import { json, text } from '../reply.ts';
import { readiness } from './readiness.ts';

export const routes: readonly Route[] = [
  { method: 'GET', path: '/healthz', access: 'public', options: {}, answer: () => Promise.resolve(text('ok\n')) },
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
