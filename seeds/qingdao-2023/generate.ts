// Writes the invented files of the sample beside this script: node --import tsx seeds/qingdao-2023/generate.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { loadModelFiles } from '../../src/model-files.ts';
import { generateSample, SEED } from './generator/generate-sample.ts';

const folder = new URL('.', import.meta.url);
const { methods } = await loadModelFiles();
const { files, totals } = generateSample(SEED, (name) => readFileSync(new URL(name, folder), 'utf8'), methods);
for (const [name, text] of files) writeFileSync(new URL(name, folder), text);

console.log('tonnes: full year NOx VOC, year NOx VOC, season NOx VOC (expected)');
for (const { book, measured, expected } of totals) {
  console.log(book.padEnd(9), measured.map((tonnes, i) => `${tonnes.toFixed(1)} (${expected[i]!})`).join('  '));
}
