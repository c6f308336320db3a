/** What an invented enterprise does: the last words of its name and its class of GB/T 4754-2017. */
export interface Trade {
  readonly word: string;
  readonly industry: string;
}

const trade = (word: string, industry: string): Trade => ({ word, industry });

const COATING = trade('涂装厂', 'C3360');
const FURNITURE = trade('家具厂', 'C2110');
const PRINTING = trade('包装印刷厂', 'C2319');
const RUBBER = trade('橡胶厂', 'C2911');
const PLASTICS = trade('塑料厂', 'C2929');
const CHEMICALS = trade('化工厂', 'C2614');
const PAINT = trade('涂料厂', 'C2641');
const CAR_PARTS = trade('汽车零部件厂', 'C3670');
const APPLIANCES = trade('家电厂', 'C3851');
const CONTAINERS = trade('集装箱厂', 'C3331');
const SHIPYARD = trade('船舶厂', 'C3731');
const PHARMACY = trade('制药厂', 'C2710');
const REFINERY = trade('炼化厂', 'C2511');
const FOUNDRY = trade('铸造厂', 'C3391');
const FORGE = trade('锻件厂', 'C3393');
const BRICKS = trade('砖瓦厂', 'C3031');
const GLASS = trade('玻璃厂', 'C3041');
const HEATING = trade('供热站', 'D4430');
const FOOD = trade('食品厂', 'C1371');
const TEXTILES = trade('纺织厂', 'C1711');
const DAIRY = trade('乳品厂', 'C1441');
const HOTEL = trade('酒店', 'H6110');
const DYEING = trade('印染厂', 'C1713');

const VOC_TRADES = [
  COATING, FURNITURE, PRINTING, RUBBER, PLASTICS, CHEMICALS, PAINT, CAR_PARTS, APPLIANCES, CONTAINERS, SHIPYARD, PHARMACY,
]; // prettier-ignore
const PAINTING_TRADES = [COATING, FURNITURE, PRINTING, CAR_PARTS, APPLIANCES, CONTAINERS, SHIPYARD];

/** Trades of each type; a type without any belongs to no enterprise (households, vehicles, roads, fields). */
export const TRADES: Readonly<Record<string, readonly Trade[]>> = {
  'ule-grinding': [trade('粉磨站', 'C3011')],
  'ule-coking': [trade('钢焦厂', 'C3110')],
  'ule-steel': [trade('钢铁厂', 'C3120')],
  'power-deep': [trade('热电厂', 'D4412')],
  'furnace-fuel': [FOUNDRY, FORGE, GLASS, BRICKS],
  'furnace-denox': [FOUNDRY, FORGE, GLASS, BRICKS],
  'coal-boiler-out': [HEATING, FOOD, TEXTILES],
  'coal-boiler-ule': [HEATING, FOOD, TEXTILES],
  'gas-boiler-lnb': [HEATING, FOOD, TEXTILES, DAIRY, HOTEL],
  'biomass-boiler': [FOOD, TEXTILES, DAIRY],
  closure: [FOUNDRY, BRICKS, CHEMICALS, FURNITURE],
  'low-voc-materials': PAINTING_TRADES,
  'voc-capture': VOC_TRADES,
  'voc-endpipe': VOC_TRADES,
  'voc-simple-out': VOC_TRADES,
  'green-island': [trade('活性炭再生中心', 'N7724')],
  ldar: [REFINERY, CHEMICALS, PHARMACY],
  tank: [REFINERY, CHEMICALS],
  'loading-vru': [trade('油库', 'G5941')],
  'gas-station': [trade('加油站', 'F5265')],
  'open-liquid': [REFINERY, CHEMICALS, DYEING],
  'nev-replace': [trade('运输公司', 'G5431'), trade('公交公司', 'G5411')],
  'nonroad-replace': [trade('机械租赁公司', 'L7113')],
  'port-shore': [trade('码头', 'G5532')],
  'clean-transport': [trade('物流园', 'G5431')],
  'dust-site': [trade('建筑公司', 'E4710')],
  'dust-yard': [trade('料场', 'G5990')],
  'dust-mine': [trade('石料厂', 'B1019')],
  catering: [trade('餐饮店', 'H6210')],
  'auto-repair': [trade('汽修厂', 'O8111')],
  livestock: [trade('养殖场', 'A0313')],
};

/** Parks that exist nowhere, by zone. */
export const PARKS: Readonly<Record<string, readonly string[]>> = {
  A: ['示例印刷包装集群'],
  B: ['示例港口化工园', '示例石化工业区', '示例经济开发区'],
  C: ['示例经济开发区', '示例汽车产业园', '示例轨道交通产业园', '示例空港产业园'],
  D: ['示例生态化工基地', '示例县域开发区', '示例家具集群'],
};
