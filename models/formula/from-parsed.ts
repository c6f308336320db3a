import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from 'mathjs';
import { COMPARISONS, type Comparison, type Expression, type Operator } from './expression.ts';
import { FUNCTIONS, FUNCTION_NAMES, isFunctionName } from './functions.ts';
import { nearest } from './nearest.ts';
import { refuse } from './refusal.ts';

const MAX_DEPTH = 20;
const MAX_PARTS = 200;

interface Walk {
  readonly known: ReadonlySet<string>;
  parts: number;
}

/**
 * The allow-list: turns a parsed tree into an `Expression`, refusing every kind of node, operator, function and symbol that is not
 * on the list, trees deeper than 20 (a chain of sums or products counts once) and of more than 200 parts.
 */
export function fromParsed(node: MathNode, known: ReadonlySet<string>): Expression {
  return walk(node, { known, parts: 0 }, 1);
}

function walk(node: MathNode, state: Walk, depth: number): Expression {
  state.parts += 1;
  if (depth > MAX_DEPTH) refuse('nested-too-deep', { limit: MAX_DEPTH });
  if (state.parts > MAX_PARTS) refuse('too-many-parts', { limit: MAX_PARTS });
  switch (node.type) {
    case 'ConstantNode':
      return constant(node as ConstantNode);
    case 'SymbolNode':
      return symbol(node as SymbolNode, state);
    case 'ParenthesisNode':
      return walk((node as ParenthesisNode).content, state, depth + 1);
    case 'OperatorNode':
      return operation(node as OperatorNode, state, depth);
    case 'FunctionNode':
      return call(node as FunctionNode, state, depth);
    case 'ConditionalNode':
      return choice(node as ConditionalNode, state, depth);
    default:
      return refuse('part-not-allowed', { part: node.type });
  }
}

function constant(node: ConstantNode): Expression {
  const value: unknown = node.value;
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse('part-not-allowed', { part: String(value) });
  return { kind: 'number', value };
}

function symbol(node: SymbolNode, { known }: Walk): Expression {
  if (!known.has(node.name))
    refuse('unknown-symbol', { symbol: node.name, position: 0, suggestion: nearest(node.name, known) });
  return { kind: 'symbol', name: node.name };
}

function operation(node: OperatorNode, state: Walk, depth: number): Expression {
  const op: string = node.op;
  if (isComparison(op)) refuse('comparison-outside-condition', { comparison: op, position: 0 });
  if (node.implicit) refuse('part-not-allowed', { part: 'implicit multiplication' });
  const [left, right] = node.args as readonly MathNode[];
  if (right === undefined) return sign(op, left!, state, depth);
  if (!isOperator(op)) refuse('part-not-allowed', { part: op });
  // A long sum leans to the left; it is no deeper for that.
  return {
    kind: 'binary',
    op,
    left: walk(left!, state, leansLeft(left!, op) ? depth : depth + 1),
    right: walk(right, state, depth + 1),
  };
}

function sign(op: string, of: MathNode, state: Walk, depth: number): Expression {
  if (op !== '-' && op !== '+') refuse('part-not-allowed', { part: op });
  const value = walk(of, state, depth + 1);
  return op === '-' ? { kind: 'negative', of: value } : value;
}

function leansLeft(left: MathNode, op: Operator): boolean {
  if (left.type !== 'OperatorNode') return false;
  const below: string = (left as OperatorNode).op;
  return (
    (op !== '^' && below === op) ||
    ('+-'.includes(op) && '+-'.includes(below)) ||
    ('*/'.includes(op) && '*/'.includes(below))
  );
}

function call(node: FunctionNode, state: Walk, depth: number): Expression {
  const name = functionName(node);
  const args = node.args.map((argument) => walk(argument, state, depth + 1));
  const { fewest, most } = name === 'pow' ? { fewest: 2, most: 2 } : FUNCTIONS[name];
  if (args.length < fewest || args.length > most) refuse('argument-count', { name, count: args.length, fewest, most });
  return name === 'pow' ? { kind: 'binary', op: '^', left: args[0]!, right: args[1]! } : { kind: 'call', name, args };
}

function functionName(node: FunctionNode): keyof typeof FUNCTIONS | 'pow' {
  const callee: MathNode = node.fn;
  const name = callee.type === 'SymbolNode' ? (callee as SymbolNode).name : callee.type;
  if (name === 'pow' || isFunctionName(name)) return name;
  return refuse('unknown-function', { name, position: 0, suggestion: nearest(name, FUNCTION_NAMES) });
}

function choice(node: ConditionalNode, state: Walk, depth: number): Expression {
  const test = node.condition;
  const bare = test.type === 'ParenthesisNode' ? (test as ParenthesisNode).content : test;
  const op: string = bare.type === 'OperatorNode' ? (bare as OperatorNode).op : bare.type;
  if (!isComparison(op)) refuse('comparison-needed', {});
  const [left, right] = (bare as OperatorNode).args as readonly MathNode[];
  return {
    kind: 'choice',
    op,
    left: walk(left!, state, depth + 1),
    right: walk(right!, state, depth + 1),
    yes: walk(node.trueExpr, state, depth + 1),
    no: walk(node.falseExpr, state, depth + 1),
  };
}

function isComparison(op: string): op is Comparison {
  return COMPARISONS.some((one) => one === op);
}

function isOperator(op: string): op is Operator {
  return '+-*/^'.includes(op) && op.length === 1;
}
