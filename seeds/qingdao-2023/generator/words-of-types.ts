import type { Inputs } from './recipe.ts';

/** What a project of a type is called, how the process changes and what is built; `inputs` are those of its method. */
export interface TypeWords {
  /** Two ways of naming the same work. */
  readonly what: readonly [string, string];
  readonly process: string;
  readonly content: (inputs: Inputs) => string;
}

/** A quantity as a sentence says it: whole from 100 on, one decimal below. */
const n = (value: number | undefined): string => {
  if (value === undefined) return '若干';
  return value >= 100 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
};
const wan = (value: number | undefined): string => n(value === undefined ? undefined : value / 10_000);
const percent = (value: number | undefined): string => n(value === undefined ? undefined : value * 100);

const CAPTURE = '废气收集由局部集气罩改为密闭空间';
const BURNER = '普通燃烧器→低氮燃烧器';
const plain = (text: string) => (): string => text;

/** Industry and combustion. */
const STACKS: Readonly<Record<string, TypeWords>> = {
  'ule-grinding': {
    what: ['水泥粉磨超低排放改造', '粉磨站全流程超低排放改造'],
    process: '磨机、库顶、包装除尘提效，物料封闭输送，清洁运输',
    content: ({ cement, freight }) =>
      `年产水泥${wan(cement)}万吨，无窑。磨机与包装袋式除尘器换覆膜滤料，料棚封闭，${wan(freight)}万吨物料改由新能源货车运输，安装分表计电与视频监控。`,
  },
  'ule-coking': {
    what: ['炼焦环节超低排放改造', '焦炉烟囱与化产区改造'],
    process: '焦炉烟气脱硫脱硝提效，化产区密闭收集',
    content: ({ coke }) =>
      `示例，非真实企业数据。焦炭产能${wan(coke)}万吨/年，焦炉烟囱NOx由150降至100毫克/立方米，化产区VOCs密闭收集后送焚烧。`,
  },
  'ule-steel': {
    what: ['烧结机超低排放改造', '烧结机头脱硝改造'],
    process: '半干法脱硫→半干法脱硫+SCR脱硝',
    content: ({ sinter }) => `烧结矿年产${wan(sinter)}万吨，机头新增SCR脱硝与高效除尘，NOx由100降至50毫克/立方米。`,
  },
  'power-deep': {
    what: ['燃煤机组深度脱硝改造', '自备电厂SCR提效改造'],
    process: 'SCR→SCR增加一层催化剂',
    content: ({ coal, nox_before, nox_after }) =>
      `年耗煤${wan(coal)}万吨，脱硝催化剂加层并优化喷氨，NOx年均由${n(nox_before)}降至${n(nox_after)}毫克/立方米。`,
  },
  'furnace-fuel': {
    what: ['工业炉窑煤改气', '炉窑清洁能源替代'],
    process: '燃煤炉窑→天然气炉窑',
    content: ({ coal }) => `拆除燃煤炉窑，改为天然气炉窑，年替代燃煤${n(coal)}吨。`,
  },
  'furnace-denox': {
    what: ['工业炉窑烟气脱硝改造', '炉窑SCR脱硝工程'],
    process: '无脱硝或SNCR→SCR',
    content: plain('新建一套低温SCR脱硝装置，配套氨水储存与在线监测，拆除旁路。'),
  },
  'coal-boiler-out': {
    what: ['燃煤锅炉淘汰', '燃煤锅炉拆除并接入清洁热源'],
    process: '燃煤锅炉→拆除',
    content: ({ coal }) => `拆除燃煤锅炉本体并注销使用登记，年压减燃煤${n(coal)}吨，由集中供热或天然气替代。`,
  },
  'coal-boiler-ule': {
    what: ['燃煤锅炉超低排放改造', '燃煤锅炉脱硝提效'],
    process: 'SNCR→SNCR+SCR',
    content: plain('锅炉尾部加装SCR反应器，布袋除尘与湿法脱硫同步提效，排放达到超低限值。'),
  },
  'gas-boiler-lnb': {
    what: ['燃气锅炉低氮改造', '低氮燃烧器更换'],
    process: BURNER,
    content: ({ gas_used }) => `更换低氮燃烧器并加装烟气再循环，年用气${n(gas_used)}万立方米。`,
  },
  'biomass-boiler': {
    what: ['生物质锅炉深度治理', '生物质锅炉脱硝除尘改造'],
    process: '旋风除尘→SNCR+布袋除尘',
    content: ({ fuel }) => `加装SNCR与布袋除尘，改善配风，年燃用成型生物质${n(fuel)}吨。`,
  },
  'clean-heating': {
    what: ['农村清洁取暖改造', '散煤清洁化替代'],
    process: '散煤取暖→天然气壁挂炉、空气源热泵',
    content: ({ households }) => `完成${n(households)}户散煤替代，户户建档，分批通气通电。`,
  },
  closure: {
    what: ['关停退出', '落后产能退出'],
    process: '关停',
    content: plain('断水断电，清原料、清设备、清场地，注销排污许可证。'),
  },
};

const VOCS: Readonly<Record<string, TypeWords>> = {
  'low-voc-materials': {
    what: ['低VOCs原辅材料替代', '水性涂料替代'],
    process: '溶剂型→水性、高固分',
    content: ({ amount_before, amount_after }) =>
      `年用溶剂型涂料、油墨${n(amount_before)}吨，改用低VOCs含量产品${n(amount_after)}吨，喷涂线与烘干温度同步调整。`,
  },
  'voc-capture': {
    what: ['废气收集密闭改造', 'VOCs无组织收集提升'],
    process: CAPTURE,
    content: ({ capture_before, capture_after }) =>
      capture_before === undefined
        ? '产污工位整体密闭并保持负压，按风量平衡重新布置管路。'
        : `产污工位密闭，收集率由${percent(capture_before)}%提高到${percent(capture_after)}%，按风量平衡重新布置管路。`,
  },
  'voc-endpipe': {
    what: ['VOCs末端治理升级', '新建RTO焚烧装置'],
    process: '活性炭吸附→沸石转轮+RTO',
    content: plain('拆除一次性活性炭箱，新建沸石转轮浓缩与RTO焚烧装置，助燃用天然气，安装在线监测。'),
  },
  'voc-simple-out': {
    what: ['低效治理设施淘汰', '光催化、等离子设施更换'],
    process: '光催化、低温等离子→活性炭吸附脱附+CO',
    content: plain('拆除光催化氧化与低温等离子设施，更换为颗粒炭吸附脱附加催化燃烧。'),
  },
  'green-island': {
    what: ['集中再生绿岛', '共享再生线建设'],
    process: '分散更换→集中再生',
    content: plain('建设活性炭集中再生线，为周边中小企业统一收炭、再生、配送，再生过程废气焚烧处理。'),
  },
  ldar: {
    what: ['泄漏检测与修复', 'LDAR全厂检测修复'],
    process: '定期检测与修复',
    content: ({ valves, connectors }) =>
      `全厂密封点建档，修复泄漏阀门${n(valves)}个、连接件${n(connectors)}个，修复后15日内复测。`,
  },
  tank: {
    what: ['储罐综合治理', '固定顶罐改内浮顶'],
    process: '固定顶→内浮顶+油气回收',
    content: ({ turnover }) => `年周转${wan(turnover)}万立方米，改造浮盘与密封，罐顶气接入回收装置。`,
  },
  'loading-vru': {
    what: ['装车油气回收改造', '装卸油气回收提效'],
    process: '顶部装载→底部装载+油气回收',
    content: ({ volume }) => `年装载${wan(volume)}万立方米，更换底部装载臂，新建吸收吸附式油气回收装置。`,
  },
  'gas-station': {
    what: ['油气回收改造', '油气回收在线监控安装'],
    process: '二次回收提效+后处理装置',
    content: ({ petrol }) => `年售汽油${n(petrol)}吨，更换真空泵与加油枪，加装后处理装置和在线监控。`,
  },
  'open-liquid': {
    what: ['污水站敞开液面加盖', '废水集输系统密闭改造'],
    process: '敞开→加盖收集+生物除臭',
    content: ({ water }) => `年处理废水${wan(water)}万立方米，隔油、调节、气浮池加盖，废气引入治理设施。`,
  },
};

const AREAS: Readonly<Record<string, TypeWords>> = {
  'vehicle-scrap': {
    what: ['老旧柴油货车注销淘汰', '国三柴油货车提前报废'],
    process: '注销淘汰',
    content: ({ vehicles }) => `注销国三及以下柴油货车${n(vehicles)}辆，转出本市的不计。`,
  },
  'high-emitter-im': {
    what: ['高排放车检测维护', '超标车辆维修复检'],
    process: '检测与维护闭环',
    content: ({ vehicles }) => `对遥测、路检超标的${n(vehicles)}辆柴油车维修并复检合格。`,
  },
  'nev-replace': {
    what: ['新能源货车替代', '营运车辆电动化'],
    process: '国四柴油车→纯电动',
    content: ({ vehicles }) => `以纯电动车替代国四柴油车${n(vehicles)}辆，旧车注销。`,
  },
  'nonroad-replace': {
    what: ['非道路机械淘汰更新', '国二工程机械更新'],
    process: '国二→国四',
    content: ({ machines, power }) => `更新国二工程机械${n(machines)}台，平均净功率${n(power)}千瓦，旧机拆解。`,
  },
  'port-shore': {
    what: ['港口岸电建设与使用', '泊位岸电扩容'],
    process: '辅机发电→岸电',
    content: ({ electricity }) => `建设泊位岸电设施，年供电${wan(electricity)}万千瓦时。`,
  },
  'clean-transport': {
    what: ['大宗货物公转铁', '皮带廊道与铁路专用线'],
    process: '公路→铁路',
    content: ({ freight, haul }) => `年转移货运量${wan(freight)}万吨，市内运距${n(haul)}公里。`,
  },
  'dust-site': {
    what: ['施工工地扬尘治理', '工地围挡喷淋与冲洗'],
    process: '六项措施落实',
    content: ({ area, months }) =>
      `施工面积${wan(area)}万平方米，活跃施工${n(months)}个月，围挡喷淋、裸土覆盖、车辆冲洗与视频监控到位。`,
  },
  'dust-road': {
    what: ['道路机扫湿扫提升', '道路积尘走航整治'],
    process: '人工清扫→机扫、湿扫、走航',
    content: ({ length, silt_before, silt_after }) =>
      `保洁道路${n(length)}公里，积尘负荷由${n(silt_before)}降至${n(silt_after)}克/平方米。`,
  },
  'dust-yard': {
    what: ['封闭改造', '全封闭料棚建设'],
    process: '露天堆存→全封闭料棚',
    content: ({ area }) => `建设封闭料棚，料堆表面积${wan(area)}万平方米，装卸点设雾炮与集尘。`,
  },
  'dust-mine': {
    what: ['露天矿山扬尘治理', '矿山道路抑尘与复绿'],
    process: '洒水→硬化+抑尘剂+冲洗',
    content: ({ distance }) => `运矿道路硬化并定时抑尘，年车公里${wan(distance)}万，出口设冲洗平台。`,
  },
  catering: {
    what: ['油烟净化升级', '油烟净化器更换'],
    process: '静电一级→静电+活性炭',
    content: ({ stoves }) => `${n(stoves)}个基准灶头更换高效净化器，安装在线监控。`,
  },
  'auto-repair': {
    what: ['喷漆房治理与水性漆替代', '喷涂废气治理'],
    process: '溶剂型漆→水性漆，过滤+吸附脱附',
    content: ({ jobs }) => `年喷涂${n(jobs)}车次，底色漆改水性漆，喷烤漆房废气治理升级。`,
  },
  straw: {
    what: ['秸秆禁烧', '秸秆离田与禁烧巡查'],
    process: '禁烧巡查与离田利用',
    content: ({ crop }) => `作物产量${wan(crop)}万吨，网格化巡查，秸秆离田利用。`,
  },
  livestock: {
    what: ['粪污密闭处理', '圈舍与粪污氨减排'],
    process: '敞开→覆膜、酸化',
    content: ({ animals }) => `存栏${n(animals)}头，粪污池覆膜、氧化塘酸化，舍内通风除臭。`,
  },
};

export const TYPE_WORDS: Readonly<Record<string, TypeWords>> = { ...STACKS, ...VOCS, ...AREAS };

/** Season measures of stations and workshops. */
export const SEASON_WORDS: Readonly<Record<string, Omit<TypeWords, 'process'>>> = {
  'gas-station': {
    what: ['臭氧季夜间卸油、错时加油', '臭氧季错时加油'],
    content: plain('臭氧季每日10时至16时不卸油，加油优惠安排在夜间，时段内台账与监控留存。'),
  },
  'auto-repair': {
    what: ['臭氧季错峰喷涂', '臭氧季白天停喷'],
    content: plain('臭氧季每日10时至16时不喷涂，停喷记录与电表数据留存。'),
  },
};
