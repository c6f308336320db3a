// Door of the worker: teaches the thread to load TypeScript (--import does not reach workers), then opens the modules that do the work.
import { register } from 'tsx/esm/api';

register();
export const { evaluatePortfolio } = await import('../portfolio/evaluate-portfolio.ts');
export const { safeDaysOfPortfolio } = await import('../figures/safe-days-of-portfolio.ts');
