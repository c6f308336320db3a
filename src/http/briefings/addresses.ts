import { type Kind, KINDS } from '../../services/briefing/kinds.ts';
import { NARROWING, type SheetOrder } from '../../services/briefing/order.ts';
import { type Address, address, type Link } from '../../paths.ts';

/** In what form a sheet is given: as a page, or as a file. */
export const FORMATS = ['page', 'html', 'pdf', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** A sheet of one run: to read and print (`/briefings/bulletin`), and as a file (`/briefings/bulletin.pdf`). */
export const sheetAddresses = KINDS.flatMap((kind) =>
  FORMATS.map((format) => ({ kind, format, address: sheetAddress(kind, format) })),
);

/** The address of a sheet, with all that was ordered in it. */
export function sheetLink(
  run: string,
  order: Pick<SheetOrder, 'kind' | (typeof NARROWING)[number]>,
  format: Format = 'page',
): Link {
  const narrowed = Object.fromEntries(NARROWING.map((key) => [key, order[key] ?? undefined]));
  return sheetAddress(order.kind, format).to({ run, ...narrowed });
}

function sheetAddress(kind: Kind, format: Format): Address<'/briefings/kind'> {
  return address(`/briefings/${kind}${format === 'page' ? '' : `.${format}`}` as '/briefings/kind');
}
