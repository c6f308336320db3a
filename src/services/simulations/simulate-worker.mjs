// Door of the worker: teaches the thread to load TypeScript (--import does not reach workers), then opens the module that does the work.
import { register } from 'tsx/esm/api';

register();
export const { makeBlocks, makeExploration } = await import('./make-blocks.ts');
