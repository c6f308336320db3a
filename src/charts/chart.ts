import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeText } from './escape-text.ts';
import { type Hatch, hatchPattern } from './hatch.ts';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A finished chart: `views/parts/figure.hbs` shows the title, the drawing and, folded away, the data as a table. */
export interface Chart {
  readonly svg: string;
  /** The same drawing for a phone, where the wide one would be cut. */
  readonly narrow?: { readonly svg: string };
  /** One sentence that states the finding. */
  readonly title: string;
  readonly description: string;
  /** What the fold over the data says. */
  readonly dataLabel: string;
  readonly table: ChartTable;
}

export interface ChartSpec {
  /** Unique on its page; ids inside the drawing begin with it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly dataLabel: string;
  readonly table: ChartTable;
  readonly hatches?: readonly Hatch[];
  readonly legend?: string;
  readonly plot: Plot.PlotOptions;
}

interface SvgElement {
  readonly outerHTML: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  remove(): void;
}

const FONT_SIZE = 12;

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: never };

/**
 * Draws a chart on the server. The result carries no style sheet and no style attribute (the page's policy forbids both; the rules
 * live in views/assets/chart.css), is named for screen readers, and is the same text for the same input.
 */
export function chart(spec: ChartSpec): Chart {
  const svg = Plot.plot({ ...spec.plot, document }) as unknown as SvgElement;
  for (const sheet of svg.querySelectorAll('style')) sheet.remove();
  for (const part of svg.querySelectorAll('*')) dropAttributes(part, /^(aria-|style$)/);
  dropAttributes(svg, /^(font-|class$|style$)/);
  svg.setAttribute('class', 'plot');
  svg.setAttribute('font-size', String(FONT_SIZE));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${spec.id}-title ${spec.id}-desc`);
  const { title, description, dataLabel, table } = spec;
  const named = svg.outerHTML.replace('>', () => `>${heading(spec)}${spec.legend ?? ''}`);
  return { svg: steady(named, spec.id), title, description, dataLabel, table };
}

function heading({ id, title, description, hatches = [] }: ChartSpec): string {
  const patterns = hatches.map(hatchPattern).join('');
  const named = `<title id="${id}-title">${escapeText(title)}</title><desc id="${id}-desc">${escapeText(description)}</desc>`;
  return patterns === '' ? named : `${named}<defs>${patterns}</defs>`;
}

function dropAttributes(element: SvgElement, unwanted: RegExp): void {
  for (const { name } of [...element.attributes]) if (unwanted.test(name)) element.removeAttribute(name);
}

/** Two decimals of a pixel are enough, and the clip paths Plot numbers by process are named after the chart. */
function steady(svg: string, id: string): string {
  const clips = new Map<string, string>();
  const clipName = (found: string): string => {
    if (!clips.has(found)) clips.set(found, `${id}-clip-${String(clips.size + 1)}`);
    return clips.get(found)!;
  };
  return svg.replace(/<[^>]+>/g, (tag) =>
    tag
      .replace(/plot-clip-\d+/g, clipName)
      .replace(/-?\d+\.\d{3,}/g, (digits) => String(Math.round(Number(digits) * 100) / 100 + 0)),
  );
}
