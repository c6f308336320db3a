import { FACES } from './word-styles.ts';

const SPACES = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
]
  .map(([name, address]) => `xmlns:${name!}="${address!}"`)
  .join(' ');

/** The shape Word itself uses for a watermark of words, so that its own command takes it away again. */
const FORMULAS = [
  'sum #0 0 10800',
  'prod #0 2 1',
  'sum 21600 0 @1',
  'sum 0 0 @2',
  'sum 21600 0 @3',
  'if @0 @3 0',
  'if @0 21600 @1',
  'if @0 0 @2',
  'if @0 @4 21600',
  'mid @5 @6',
  'mid @8 @5',
  'mid @7 @8',
  'mid @6 @7',
  'sum @6 0 @5',
]
  .map((formula) => `<v:f eqn="${formula}"/>`)
  .join('');
const SHAPE_TYPE = `<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>${FORMULAS}</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>`;
const PLACE =
  'position:absolute;margin-left:0;margin-top:0;rotation:315;z-index:-251657216;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin';

/** Points a sign is high. */
const HEIGHT = 150;

/** The head of a page with a word across the page behind its text; `words` is safe in XML. */
export function watermarkPart(words: string, number: number): string {
  const width = Math.min(480, HEIGHT * Math.max(1, words.length));
  const size = `width:${String(width)}pt;height:${String(HEIGHT)}pt`;
  const shape = `<v:shape id="PowerPlusWaterMarkObject${String(number)}" type="#_x0000_t136" style="${PLACE};${size}" o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity="0.5"/><v:textpath style="font-family:&quot;${FACES.hei}&quot;;font-size:1pt" string="${words}"/></v:shape>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr ${SPACES}><w:p><w:r><w:pict>${SHAPE_TYPE}${shape}</w:pict></w:r></w:p></w:hdr>`;
}
