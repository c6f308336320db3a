import { sameDimension } from './formula/dimension.ts';
import { symbolsOf } from './formula/expression.ts';
import type { ProgramLine } from './formula/program.ts';
import { answer, refuse } from './formula/refusal.ts';
import { unitText } from './formula/unit-text.ts';
import { readUnit } from './formula/unit.ts';
import type { Method } from './method-compile.ts';
import type { MethodDefinition } from './method-schema.ts';
import { type ModelFault, faultOf } from './model-fault.ts';

/** What only the compiled method shows: names nothing uses, lines without a label, labels without a line, factors out of range. */
export function coherenceFaults({ id, definition, program, inputs, constants }: Method): ModelFault[] {
  const used = new Set(program.lines.flatMap(({ expression }) => symbolsOf(expression)));
  const lines = program.lines.map(({ name }) => name);
  const idle = [...inputs.map((input) => input.id), ...constants.map((constant) => constant.id), ...lines]
    .filter((name) => !used.has(name) && !Object.hasOwn(definition.outputs, name))
    .map((name): ModelFault => ({ id, field: 'formula', code: 'unused-name', params: { name } }));
  const unlabelled = lines
    .filter((name) => !Object.hasOwn(definition.outputs, name) && !Object.hasOwn(definition.steps, name))
    .map((name): ModelFault => ({ id, field: 'steps', code: 'no-label', params: { name } }));
  const stray = Object.keys(definition.steps)
    .filter((name) => !lines.includes(name))
    .map((name): ModelFault => ({ id, field: `steps.${name}`, code: 'label-without-line', params: { name } }));
  const outside = inputs.flatMap(({ id: input, definition: { floor, ceiling }, factorValues }) =>
    factorValues
      .filter((value) => value < floor || value > ceiling)
      .map((value): ModelFault => ({
        id,
        field: `inputs.${input}.factor`,
        code: 'value-outside-range',
        params: { value, min: floor, max: ceiling },
      })),
  );
  return [
    ...idle,
    ...unlabelled,
    ...stray,
    ...outside,
    ...program.lines.flatMap((line) => stepUnitFaults(definition, line)),
  ];
}

function stepUnitFaults({ id, steps }: MethodDefinition, { name, dimension }: ProgramLine): ModelFault[] {
  const text = Object.hasOwn(steps, name) ? steps[name]!.unit : undefined;
  const read = answer(() => {
    const unit = text === undefined ? null : readUnit(text);
    if (unit !== null && !sameDimension(unit.dimension, dimension))
      refuse('unit-mismatch', { found: unitText(dimension), wanted: unit.text });
  });
  return read.ok ? [] : read.refusals.map((refusal) => faultOf(id, `steps.${name}.unit`, refusal));
}
