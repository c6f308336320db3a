// Door of the worker: teaches the thread to load TypeScript (--import does not reach workers), then opens the modules that do the work.
import { register } from 'tsx/esm/api';

register();
export const { optimisePortfolio } = await import('./optimise-portfolio.ts');
export const { answerPortfolio } = await import('../portfolio/answer-portfolio.ts');
