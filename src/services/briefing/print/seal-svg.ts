import qrcode from 'qrcode-generator';

/** Modules of light around the square, without which no camera finds it. */
const QUIET = 4;

/** The square of modules (QR, level M) that holds an address, as one path; nothing in it leads outside the file. */
export function sealSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * QUIET;
  const runs: string[] = [];
  for (let row = 0; row < count; row++)
    for (let from = 0; from < count; from++) {
      if (!code.isDark(row, from)) continue;
      let to = from;
      while (to < count && code.isDark(row, to)) to++;
      runs.push(`M${from + QUIET} ${row + QUIET}h${to - from}v1h${from - to}z`);
      from = to;
    }
  return `<svg class="seal-code" viewBox="0 0 ${size} ${size}" aria-hidden="true" shape-rendering="crispEdges"><path d="${runs.join('')}"/></svg>`;
}
