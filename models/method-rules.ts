import { answer } from './formula/refusal.ts';
import { sameDimension } from './formula/dimension.ts';
import { checkName } from './formula/block.ts';
import { readUnit } from './formula/unit.ts';
import type { InputDefinition, MethodDefinition } from './method-schema.ts';
import { type ModelFault, faultOf } from './model-fault.ts';
import { POLLUTANTS } from './vocabulary.ts';

/** Outputs of a method of the form `control`: new values of a source's control, each a share. */
const CONTROLS = ['capture', 'removal', 'uptime'] as const;

/** What a definition must hold to beyond its shape, before it is compiled. */
export function definitionFaults(definition: MethodDefinition): ModelFault[] {
  const at = (field: string, code: ModelFault['code'], params: ModelFault['params'] = {}): ModelFault => ({
    id: definition.id,
    field,
    code,
    params,
  });
  const names = [...Object.keys(definition.inputs), ...Object.keys(definition.constants)];
  const faults = names.flatMap((name) => {
    const checked = answer(() => checkName(name));
    return checked.ok ? [] : checked.refusals.map((refusal) => faultOf(definition.id, name, refusal));
  });
  for (const name of Object.keys(definition.constants))
    if (Object.hasOwn(definition.inputs, name)) faults.push(at(`constants.${name}`, 'name-taken', { name }));
  for (const [id, input] of Object.entries(definition.inputs))
    faults.push(...inputFaults(input).map(([field, code, params]) => at(`inputs.${id}.${field}`, code, params)));
  if (definition.review_by < definition.reviewed)
    faults.push(at('review_by', 'days-in-disorder', { from: definition.reviewed, to: definition.review_by }));
  if (definition.activity !== undefined && !Object.hasOwn(definition.inputs, definition.activity))
    faults.push(at('activity', 'unknown-activity', { input: definition.activity }));
  if (definition.examples.length === 0) faults.push(at('examples', 'no-example'));
  return [...faults, ...outputFaults(definition, at)];
}

type Finding = readonly [field: string, code: ModelFault['code'], params: ModelFault['params']];
type At = (field: string, code: ModelFault['code'], params?: ModelFault['params']) => ModelFault;

function inputFaults(input: InputDefinition): Finding[] {
  const faults: Finding[] = [];
  const origins = [input.default, input.factor, input.optional].filter((origin) => origin !== undefined);
  if (origins.length > 1) faults.push(['default', 'two-origins', {}]);
  if (input.floor > input.ceiling)
    faults.push(['floor', 'floor-above-ceiling', { floor: input.floor, ceiling: input.ceiling }]);
  if (input.default !== undefined && (input.default < input.floor || input.default > input.ceiling))
    faults.push(['default', 'value-outside-range', { value: input.default, min: input.floor, max: input.ceiling }]);
  if (input.factor === undefined && (input.source === undefined || input.confidence === undefined))
    faults.push(['source', 'source-missing', {}]);
  if (input.factor !== undefined && (input.source !== undefined || input.confidence !== undefined))
    faults.push(['source', 'source-of-factor', { factor: input.factor }]);
  return faults;
}

function outputFaults({ form, outputs, pollutants }: MethodDefinition, at: At): ModelFault[] {
  const faults: ModelFault[] = [];
  for (const [name, { unit, show }] of Object.entries(outputs)) {
    const field = `outputs.${name}`;
    if (form === 'tonnes' && show === undefined) {
      if (!POLLUTANTS.some((pollutant) => pollutant === name))
        faults.push(at(field, 'not-a-pollutant', { output: name }));
      else if (unit !== 't/a' && isMassPerYear(unit))
        faults.push(at(field, 'not-tonnes-per-year', { output: name, unit }));
    }
    if (form === 'control' && show === undefined && !CONTROLS.some((control) => control === name))
      faults.push(at(field, 'not-a-control', { output: name, accepts: CONTROLS.join(', ') }));
    if (form === 'control' && show === undefined && unit !== '1')
      faults.push(at(field, 'not-a-share', { output: name, unit }));
  }
  if (Object.values(outputs).every(({ show }) => show === true)) faults.push(at('outputs', 'no-pollutant'));
  if ((form === 'control') !== (pollutants !== undefined))
    faults.push(at('pollutants', 'control-pollutants', { form }));
  return faults;
}

function isMassPerYear(text: string): boolean {
  const unit = answer(() => readUnit(text));
  const wanted = readUnit('t/a').dimension;
  return unit.ok && sameDimension(unit.value.dimension, wanted);
}
