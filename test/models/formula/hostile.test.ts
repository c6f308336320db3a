import { afterEach, describe, expect, it } from 'vitest';
import { evaluateFormula } from '../../../models/formula/evaluate-formula.ts';
import { openParser } from '../../../models/formula/parser.ts';
import { CANARY, canary, formula } from './canary.ts';

/** Each of these stopped, slowed or changed a calculator that evaluates what it is given. */
const KILLERS = [
  '1:1e9',
  'ones(1e9)',
  'identity(20000)',
  'format(1/3,{precision:1e9})',
  'setPowerset(1:25)',
  'bigint(2)^bigint(100000000)',
  'range(0,1e9)',
  'ones(100000,100000)',
  'zeros(50000000)',
  'random([5000,5000])',
  'eigs(random([120,120]))',
  'f(x)=x<2?1:f(x-1)+f(x-2);f(40)',
  'kron(ones(3000,3000),ones(10,10))',
  'factorial(100000)',
];

const STATE_CHANGERS = [
  'config({number:"number",relTol:0.9,absTol:100})',
  'config({number:"Fraction"})',
  'createUnit("kg","3 g",{override:true})',
  'createUnit({ton:"1 g"},{override:true})',
  'import({pi:3},{override:true})',
  'pi=4;pi',
  'e=2',
  'max=3',
];

const ESCAPES = [
  'cos.constructor("return process")()',
  '{}.constructor',
  'x={};x["__proto__"]={polluted:1};x.polluted',
  'sqrt.signatures',
  'matrix([1,2])._data',
  'help("sin")',
  'parser()',
  'compile("1+1")',
  'evaluate("1+1")',
  'simplify("x+x")',
  'typed("name",{})',
  'version',
  '__proto__',
  'constructor',
  'toString',
  'toString(1)',
  'hasOwnProperty(1)',
  'min.constructor(1,2)',
];

const TOO_MUCH = {
  '5,000 brackets': `${'('.repeat(5000)}1${')'.repeat(5000)}`,
  '240 brackets': `${'('.repeat(240)}1${')'.repeat(240)}`,
  '3,000 square brackets': '['.repeat(3000),
  '20,000 sums': `1${'+1'.repeat(20_000)}`,
  '249 sums': `1${'+1'.repeat(249)}`,
  '20,000 powers': `1${'^1'.repeat(20_000)}`,
  '240 powers': `1${'^1'.repeat(240)}`,
  '100,000 minus signs': `${'-'.repeat(100_000)}1`,
  '480 minus signs': `${'-'.repeat(480)}1`,
  'an identifier of 5 MB': 'a'.repeat(5_000_000),
  '240 nested conditions': `${'1>0?'.repeat(100)}1${':1'.repeat(100)}`,
};

/** Wrong without an error elsewhere; here refused by name. */
const SILENTLY_WRONG: readonly [text: string, code: string][] = [
  ['1/0', 'not-finite'],
  ['0/0', 'not-finite'],
  ['1e400', 'number-too-large'],
  ['1e308*10', 'not-finite'],
  ['sqrt(-1)', 'not-finite'],
  ['(-8)^(1/3)', 'not-finite'],
  ['ln(0)', 'not-finite'],
  ['1/(1/0)', 'not-finite'],
  ['(0/0)^0', 'not-finite'],
  ['min(1, 1/0)', 'not-finite'],
  ['1/0 > 3 ? 1 : 2', 'not-finite'],
  ['factorial(171)', 'unknown-function'],
  ['"5"+1', 'text-value'],
  ['true+1', 'reserved-word'],
  ['Infinity', 'reserved-word'],
  ['NaN', 'reserved-word'],
  ['2(3)', 'implicit-multiplication'],
  ['2 3', 'implicit-multiplication'],
  ['(2)(3)', 'implicit-multiplication'],
  ['1_000', 'implicit-multiplication'],
  ['0x1F', 'implicit-multiplication'],
  ['10%', 'percent-operator'],
  ['100+10%', 'percent-operator'],
  ['１０％', 'percent-operator'],
  ['7 mod 2', 'reserved-word'],
  ['1;2', 'character'],
  ['1\n2', 'character'],
  ['1==2', 'comparison-outside-condition'],
  ['1<2<3 ? 1 : 2', 'comparison-needed'],
  ['i', 'unknown-symbol'],
  ['pi', 'unknown-symbol'],
  ['t', 'unknown-symbol'],
  ['5 kg', 'implicit-multiplication'],
  ['流量*2', 'name-not-latin'],
  ['2²', 'character'],
  ['\u200b1', 'character'],
  ['1\u202e', 'character'],
  ['9007199254740993', 'too-many-digits'],
  ['1234567890'.repeat(4), 'too-many-digits'],
  ['0.1000000000000000055', 'too-many-digits'],
  ['', 'empty-formula'],
  ['   ', 'empty-formula'],
];

/** For one refusal, on a busy machine: what is meant is "not for ever". The parser is loaded before. */
const TIME = 20_000;
await openParser();

describe('What somebody may type', () => {
  afterEach(async () => {
    expect(await canary()).toEqual(CANARY);
  });

  it.each([...KILLERS, ...STATE_CHANGERS, ...ESCAPES])(
    'refuses %s and leaves every other calculation as it was',
    async (text) => {
      const result = await formula(text, { x: '1' });
      expect(result.ok).toBe(false);
    },
    TIME,
  );

  it.each(Object.entries(TOO_MUCH))(
    'refuses %s before it costs anything',
    async (_, text) => {
      const result = await formula(text);
      expect(result.ok).toBe(false);
    },
    TIME,
  );

  it.each(SILENTLY_WRONG)('refuses %j because of %s', async (text, code) => {
    const result = await formula(text);
    expect(result).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  it('names the character and where it stands', async () => {
    expect(await formula('a + b @ 2', { a: '1', b: '2' })).toMatchObject({
      refusals: [{ code: 'character', params: { character: '@', position: 7 } }],
    });
    expect(await formula('flow * houers', { flow: '1', hours: '2' })).toMatchObject({
      refusals: [{ code: 'unknown-symbol', params: { symbol: 'houers', position: 8, suggestion: 'hours' } }],
    });
  });

  it('refuses unit texts and input names as firmly as formulas', async () => {
    const inputs: [string, string][] = [
      ['a', `1 ${'kg*'.repeat(50)}kg`],
      ['a', '1 constructor'],
      ['a', '1 __proto__'],
      ['a', '1 ((((((kg))))))'],
      ['a', '1 kg^99999'],
      ['a', 'one'],
      ['a', '1e999'],
      ['a', ''],
      ['a', '1 '.repeat(1000)],
      ['constructor()', '1'],
      ['min', '1'],
      ['end', '1'],
      ['a b', '1'],
    ];
    for (const [name, quantity] of inputs) {
      const result = await evaluateFormula('1', new Map([[name, quantity]]), '1');
      expect(result.ok, `${name}=${quantity.slice(0, 40)}`).toBe(false);
    }
  });

  it('has no prototype to pollute', async () => {
    const result = await formula('__proto__ + 1', { ['__proto__']: '1' });
    expect(result.ok).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
