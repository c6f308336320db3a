import { parseArgs } from 'node:util';
import { isDay } from '../../models/calendar.ts';
import { type ModelFiles, loadModelFiles } from '../model-files.ts';
import { type StaleWarning, modelFaults, staleFactors } from './model-faults.ts';
import { shippedSample, typeFaults, zoneFaults } from './sample-faults.ts';
import { shanghaiDay } from '../words/day.ts';
import { LOCALES, type Translate, translator } from '../words/messages.ts';
import { type CommandIo, EXIT } from './command.ts';

/** `check-model`: every method, factor, example and zone. One fault a line on stdout, exit 1 on any; out-of-date factors are warnings on stderr. */
export async function checkModelCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const t = translator(LOCALES[0]);
  const request = parseRequest(args);
  if (request === null) {
    io.stderr.write(`${t('model.check-usage')}\n`);
    return EXIT.usage;
  }
  const files = await loadModelFiles();
  const sample = shippedSample();
  const ofSample = sample === null ? [] : [...zoneFaults(sample, t), ...typeFaults(files.methods.values(), sample, t)];
  const faults = [...modelFaults(files, t), ...ofSample];
  const warnings = staleFactors(files, request.asOf);
  if (request.asJson) {
    io.stdout.write(`${JSON.stringify({ faults, warnings }, null, 2)}\n`);
  } else {
    for (const warning of warnings) io.stderr.write(`${staleText(t, warning)}\n`);
    for (const fault of faults) io.stdout.write(`${t('model.fault', { ...fault })}\n`);
    io.stdout.write(
      `${faults.length > 0 ? t('model.found', { count: faults.length }) : t('model.checked', counts(files))}\n`,
    );
  }
  return faults.length > 0 ? EXIT.input : EXIT.done;
}

function staleText(t: Translate, warning: StaleWarning): string {
  return t(warning.valid_to === undefined ? 'model.stale-factor' : 'model.ended-factor', { ...warning });
}

function counts({ methods, factors }: ModelFiles): Record<'methods' | 'factors' | 'examples', number> {
  const examples = [...methods.values()].reduce((sum, { definition }) => sum + definition.examples.length, 0);
  return { methods: methods.size, factors: factors.size, examples };
}

function parseRequest(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, 'as-of': { type: 'string' } },
    });
    const asOf = values['as-of'] ?? shanghaiDay(new Date());
    return isDay(asOf) ? { asOf, asJson: values.json } : null;
  } catch {
    return null; // an option that does not exist, or something that is not an option
  }
}
