import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import express, { Router } from 'express';
import { assetsFolder, type ViewEngine } from './view-engine.ts';

const IMMUTABLE = { immutable: true, maxAge: '365d', index: false, redirect: false } as const;

/** Faces of last resort, for machines without any Chinese font. */
const FACES = ['noto-sans-sc', 'noto-serif-sc'] as const;
const WEIGHTS = [400, 700] as const;

/** Style sheets, modules and fonts, under a folder named after their content, so that a browser may keep them for ever. */
export function assets(views: ViewEngine): Router {
  const router = Router();
  router.use(`${views.assetsBase}/`, express.static(assetsFolder, IMMUTABLE));
  router.use('/assets/', express.static(assetsFolder, { index: false, redirect: false }));
  const { resolve } = createRequire(import.meta.url);
  for (const face of FACES)
    for (const weight of WEIGHTS) {
      const name = `${face}-chinese-simplified-${weight}-normal.woff2`;
      const file = join(dirname(resolve(`@fontsource/${face}/package.json`)), 'files', name);
      router.get(`/fonts/${name}`, (_request, response) => response.sendFile(file, IMMUTABLE));
    }
  return router;
}
