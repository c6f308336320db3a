import { searchKey } from './search-key.ts';

/** GB/T 4754-2017: one letter for the 门类 and two, three or four digits. Which letter a pair of digits belongs to is part of the standard. */

const LETTERS: readonly (readonly [letter: string, from: number, to: number])[] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
];

/** Industries the programme meets most, by their names in the standard; others are typed by code. */
const NAMES: Readonly<Record<string, string>> = {
  A0313: '猪的饲养',
  B1019: '粘土及其他土砂石开采',
  C1371: '蔬菜加工',
  C1441: '液体乳制造',
  C1711: '棉纺纱加工',
  C1713: '棉印染精加工',
  C2110: '木质家具制造',
  C2319: '包装装潢及其他印刷',
  C2511: '原油加工及石油制品制造',
  C2521: '炼焦',
  C2614: '有机化学原料制造',
  C2641: '涂料制造',
  C2710: '化学药品原料药制造',
  C2911: '轮胎制造',
  C2929: '塑料零件及其他塑料制品制造',
  C3011: '水泥制造',
  C3021: '水泥制品制造',
  C3031: '粘土砖瓦及建筑砌块制造',
  C3041: '平板玻璃制造',
  C3110: '炼铁',
  C3120: '炼钢',
  C3130: '钢压延加工',
  C3331: '集装箱制造',
  C3360: '金属表面处理及热处理加工',
  C3391: '黑色金属铸造',
  C3393: '锻件及粉末冶金制品制造',
  C3610: '汽车整车制造',
  C3670: '汽车零部件及配件制造',
  C3731: '金属船舶制造',
  C3851: '家用制冷电器具制造',
  D4411: '火力发电',
  D4412: '热电联产',
  D4430: '热力生产和供应',
  E4710: '住宅房屋建筑',
  F5265: '机动车燃油零售',
  G5411: '公共电汽车客运',
  G5431: '普通货物道路运输',
  G5532: '货运港口',
  G5941: '油气仓储',
  G5990: '其他仓储业',
  H6110: '旅游饭店',
  H6210: '正餐服务',
  L7113: '建筑工程机械与设备经营租赁',
  N7724: '危险废物治理',
  O8111: '汽车修理与维护',
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([code, name]) => [
    [searchKey(name), code],
    [searchKey(name.replace(/(制造|加工)$/u, '')), code],
  ]),
);

/** Is this a code of the standard's shape, with the letter its digits belong to? */
export function isIndustryCode(code: string): boolean {
  return /^[A-T]\d{2,4}$/.test(code) && letterOf(code.slice(1)) === code[0];
}

/** What a person means by `C3011`, `c3011`, `3011`, `C3011 水泥制造` or `水泥制造`; undefined when it is none of these. */
export function industryMeant(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim().toUpperCase();
  const [, letter = '', digits = ''] = /^([A-Z]?)\s*(\d{2,4})(?!\d)/.exec(text) ?? [];
  if (digits === '') return BY_NAME.get(searchKey(typed));
  const code = `${letter === '' ? (letterOf(digits) ?? '') : letter}${digits}`;
  return isIndustryCode(code) ? code : undefined;
}

/** Name of an industry where it is one of those listed. */
export function industryName(code: string): string | undefined {
  return NAMES[code];
}

function letterOf(digits: string): string | undefined {
  const division = Number(digits.slice(0, 2));
  return LETTERS.find(([, from, to]) => division >= from && division <= to)?.[0];
}
