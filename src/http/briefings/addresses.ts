import { hasWord, type Kind, KINDS } from '../../services/briefing/kinds.ts';
import { NARROWING, type SheetOrder } from '../../services/briefing/order.ts';
import { type Address, address, type Link, paths } from '../../paths.ts';

/** In what form a sheet is given: as a page, or as a file. */
export const FORMATS = ['page', 'html', 'pdf', 'xlsx', 'docx'] as const;
export type Format = (typeof FORMATS)[number];

/** A sheet of one run: to read and print (`/briefings/bulletin`), and as a file (`/briefings/bulletin.pdf`). */
export const sheetAddresses = KINDS.flatMap((kind) =>
  FORMATS.filter((format) => format !== 'docx' || hasWord(kind)).map((format) => ({
    kind,
    format,
    address: sheetAddress(kind, format),
  })),
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

/** The page on which a sheet lies as it was ordered. */
export function briefingsLink(
  run: string,
  kind: Kind,
  narrowing: Partial<Pick<SheetOrder, (typeof NARROWING)[number]>>,
): Link {
  const named = Object.fromEntries(NARROWING.map((key) => [key, narrowing[key] ?? undefined]));
  return paths.briefings.to({ run, kind: kind === 'bulletin' ? undefined : kind, ...named });
}

function sheetAddress(kind: Kind, format: Format): Address<'/briefings/kind'> {
  return address(`/briefings/${kind}${format === 'page' ? '' : `.${format}`}` as '/briefings/kind');
}
