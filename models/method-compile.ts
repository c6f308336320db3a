import type { Factors } from './factor.ts';
import { type Conversion, between, convert, fromCoherent, toCoherent } from './formula/conversion.ts';
import type { FormulaParser } from './formula/parser.ts';
import { type Program, type ProgramLine, compileProgram } from './formula/program.ts';
import { answer } from './formula/refusal.ts';
import { type Unit, readUnit, sameKind } from './formula/unit.ts';
import { unitText } from './formula/unit-text.ts';
import type { Factor, Form, InputDefinition, MethodDefinition, Words } from './method-schema.ts';
import { type ModelFault, faultOf } from './model-fault.ts';

/** An input of a method, its unit read and its factor's versions at hand. */
export interface MethodInput {
  readonly id: string;
  readonly definition: InputDefinition;
  readonly unit: Unit;
  /** From the input's unit to the coherent units of the arithmetic. */
  readonly coherent: Conversion;
  /** Versions of the factor that supplies the value when none is entered, oldest first; empty without factor. */
  readonly factors: readonly Factor[];
  /** The value of each version in the input's own unit. */
  readonly factorValues: readonly number[];
}

export interface MethodConstant {
  readonly id: string;
  readonly name: Words;
  readonly value: number;
  readonly unit: Unit;
  /** The value in coherent units. */
  readonly coherentValue: number;
  readonly source: string;
}

export interface MethodOutput {
  readonly id: string;
  readonly unit: Unit;
  /** From coherent units to the output's unit. */
  readonly shown: Conversion;
  readonly slot: number;
  /** A result shown beside the tonnes, not a reduction. */
  readonly show: boolean;
}

/** A method that can be computed: its definition, and inputs, constants and lines in the slots of one program. */
export interface Method {
  readonly id: string;
  readonly form: Form;
  readonly definition: MethodDefinition;
  readonly inputs: readonly MethodInput[];
  readonly constants: readonly MethodConstant[];
  readonly program: Program;
  readonly outputs: readonly MethodOutput[];
  /** For each optional input, the lines and outputs that cannot be had without it. */
  readonly dependents: ReadonlyMap<string, ReadonlySet<string>>;
}

export type CompiledMethod =
  { readonly ok: true; readonly value: Method } | { readonly ok: false; readonly faults: readonly ModelFault[] };

/** Reads units, resolves factors and compiles the formula of a definition; every fault found is reported. */
export function compileMethod(definition: MethodDefinition, factors: Factors, parse: FormulaParser): CompiledMethod {
  const faults: ModelFault[] = [];
  const inputs = Object.entries(definition.inputs).map(([id, input]) =>
    compileInput(id, input, factors, definition.id, faults),
  );
  const constants = Object.entries(definition.constants).map(([id, { name, value, source, unit: text }]) => {
    const unit = unitAt(definition.id, `constants.${id}.unit`, text, faults);
    return { id, name, value, source, unit, coherentValue: convert(value, toCoherent(unit)) };
  });
  const units = new Map([...inputs, ...constants].map(({ id, unit }) => [id, unit]));
  const program = answer(() => compileProgram(definition.formula, units, definition.empirical, parse));
  if (!program.ok) faults.push(...program.refusals.map((refusal) => faultOf(definition.id, 'formula', refusal)));
  if (!program.ok || faults.length > 0) return { ok: false, faults };
  const outputs = compileOutputs(definition, program.value, units, faults);
  if (faults.length > 0) return { ok: false, faults };
  const dependents = dependentsOf(definition, program.value.lines);
  const { id, form } = definition;
  return { ok: true, value: { id, form, definition, inputs, constants, program: program.value, outputs, dependents } };
}

function compileInput(
  id: string,
  definition: InputDefinition,
  factors: Factors,
  method: string,
  faults: ModelFault[],
): MethodInput {
  const field = `inputs.${id}`;
  const unit = unitAt(method, `${field}.unit`, definition.unit, faults);
  const versions = definition.factor === undefined ? [] : (factors.get(definition.factor) ?? []);
  if (definition.factor !== undefined && versions.length === 0)
    faults.push({
      id: method,
      field: `${field}.factor`,
      code: 'unknown-factor',
      params: { factor: definition.factor },
    });
  const factorValues = versions.map((factor) => {
    const own = readUnit(factor.unit);
    if (sameKind(own, unit)) return convert(factor.value, between(own, unit));
    faults.push(
      faultOf(method, `${field}.factor`, { code: 'unit-mismatch', params: { found: own.text, wanted: unit.text } }),
    );
    return NaN;
  });
  return { id, definition, unit, coherent: toCoherent(unit), factors: versions, factorValues };
}

function compileOutputs(
  definition: MethodDefinition,
  program: Program,
  units: ReadonlyMap<string, Unit>,
  faults: ModelFault[],
): MethodOutput[] {
  const lines = new Map(program.lines.map((line) => [line.name, line.dimension]));
  return Object.entries(definition.outputs).flatMap(([id, { unit: text, show }]) => {
    const unit = unitAt(definition.id, `outputs.${id}.unit`, text, faults);
    const slot = program.slots.get(id);
    const dimension = lines.get(id) ?? units.get(id)?.dimension;
    if (slot === undefined || dimension === undefined) {
      faults.push({ id: definition.id, field: `outputs.${id}`, code: 'output-without-line', params: { output: id } });
      return [];
    }
    if (!sameKind({ ...unit, dimension }, unit)) faults.push(outputFault(definition, id, unitText(dimension), text));
    return [{ id, unit, shown: fromCoherent(unit), slot, show: show === true }];
  });
}

/** A pollutant that is not mass per year is the fault planners meet most: it has a code of its own. */
function outputFault(definition: MethodDefinition, output: string, found: string, wanted: string): ModelFault {
  const isPollutant = definition.form === 'tonnes' && definition.outputs[output]?.show !== true;
  const code = isPollutant ? 'not-mass-per-year' : 'result-unit';
  return { id: definition.id, field: `outputs.${output}`, code, params: { output, found, wanted } };
}

function dependentsOf(definition: MethodDefinition, lines: readonly ProgramLine[]): Map<string, ReadonlySet<string>> {
  const optional = Object.entries(definition.inputs).filter(([, input]) => input.optional === true);
  return new Map(
    optional.map(([id]) => {
      const reached = new Set([id]);
      for (const { name, symbols } of lines) if (symbols.some((symbol) => reached.has(symbol))) reached.add(name);
      return [id, reached];
    }),
  );
}

function unitAt(method: string, field: string, text: string, faults: ModelFault[]): Unit {
  const unit = answer(() => readUnit(text));
  if (unit.ok) return unit.value;
  faults.push(...unit.refusals.map((refusal) => faultOf(method, field, refusal)));
  return readUnit('1');
}
