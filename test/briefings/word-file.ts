import { inflateRawSync } from 'node:zlib';

/** An element of XML; text stands among its children. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** The parts of a .docx file by their path, in the order they are packed. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, note] = [20, 28, 30, 32].map((offset, index) =>
      index === 0 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(from, from + size);
    const text = file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    parts.set(file.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'));
    at += 46 + name + extra + note;
  }
  return parts;
}

/** Reads XML and throws where it is not well formed: tags that do not close, attributes without quotes or twice, unknown entities, signs XML forbids. */
export function parseXml(text: string): Element {
  if (/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u.test(text)) throw new Error('a sign XML forbids');
  const root: Open = { name: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  const body = text.replace(/^<\?xml [^?]*\?>/, '');
  let at = 0;
  for (const found of body.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g)) {
    addText(stack.at(-1)!, body.slice(at, found.index));
    at = found.index + found[0].length;
    const [, closes, name, attributes, isEmpty] = found as unknown as [string, string, string, string, string];
    if (closes === '/') {
      if (stack.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const element: Open = { name, attributes: attributesOf(attributes), children: [] };
    stack.at(-1)!.children.push(element);
    if (isEmpty === '') stack.push(element);
  }
  if (stack.length !== 1 || body.slice(at).trim() !== '') throw new Error(`not closed: ${stack.at(-1)!.name}`);
  const [element, ...others] = root.children;
  if (element === undefined || typeof element === 'string' || others.length > 0) throw new Error('not one root');
  return element;
}

interface Open extends Element {
  readonly children: (Element | string)[];
}

function addText(parent: Open, text: string): void {
  if (/[<>]/.test(text)) throw new Error(`not XML: ${text.slice(0, 80)}`);
  if (text !== '') parent.children.push(plain(text));
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, plain(value!)] as const);
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(found);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(\w*;?)/g, (_, name: string) => {
    const sign = ENTITIES[name.replace(/;$/, '')];
    if (sign === undefined || !name.endsWith(';')) throw new Error(`unknown entity &${name}`);
    return sign;
  });
}

/** All elements of a name, wherever they stand. */
export function all({ children }: Element, name: string): readonly Element[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The words of a paragraph, with its tabs. */
export function wordsOf({ name, children }: Element): string {
  if (name === 'w:pPr') return '';
  if (name === 'w:tab') return '\t';
  return children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
}
