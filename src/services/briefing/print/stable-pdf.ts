/** A node of the page, as Chromium names it in the tags; the count goes on from page to page of one browser. */
const NODE = /\(node(\d{8})\)/g;
const DAYS = /\/(CreationDate|ModDate) \(D:\d{14}[^)]*\)/g;

/**
 * A PDF as Chromium writes it, without what differs from print to print: its nodes are counted from one, and it bears the time its sheet was
 * issued (ISO) in place of the printing's. Nothing changes its length, so that the places the file names in itself stay true.
 */
export function stablePdf(pdf: Uint8Array, issued: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const nodes = [...new Set([...text.matchAll(NODE)].map(([, node]) => node!))].sort();
  const counted = new Map(nodes.map((node, index) => [node, String(index + 1).padStart(8, '0')]));
  const time = issued.replace(/\D/g, '').slice(0, 14);
  const stable = text
    .replace(NODE, (_, node: string) => `(node${counted.get(node)!})`)
    .replace(DAYS, (found, name: string) => `/${name} (D:${time}+00'00')`.padEnd(found.length));
  return Buffer.from(stable, 'latin1');
}
