import { address } from '../../paths.ts';

/** A sheet of one run: to read and print, and as a file. */
export const addresses = {
  bulletin: address('/briefings/bulletin'),
  bulletinHtml: address('/briefings/bulletin.html'),
  bulletinPdf: address('/briefings/bulletin.pdf'),
} as const;
