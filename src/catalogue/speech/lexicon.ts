import type { Pollutant } from '../../../models/vocabulary.ts';
import type { SpeechBook, SpeechMeasure, SpeechPeriod } from './named-figure.ts';

/** 核定 without its level may be a site's acceptance or any level of the statistics book. */
export type SpokenBook = SpeechBook | 'approved';

/** What words say of a number near them. */
export interface Said {
  readonly measure?: SpeechMeasure;
  readonly book?: SpokenBook;
  readonly pollutant?: Pollutant;
  readonly period?: SpeechPeriod;
  /** 纳入, 共: says it only where nothing more exact stands near. */
  readonly weak?: true;
  /** 同比, 企业, 浓度: what the number is of, is not in the ledger. */
  readonly foreign?: true;
  /** 分别: figures follow in the order in which things were named. */
  readonly respectively?: true;
  /** A word that only hides a shorter one: 全市第 names no place. */
  readonly nothing?: true;
  /** 我区: the district that is at home, else the one last named. */
  readonly ownPlace?: true;
  /** 督办, 涉及: what follows is some of ours. */
  readonly some?: true;
  /** 其余: what is left, of whatever it is. */
  readonly doubtful?: true;
  /** 可减排: may be what is planned. */
  readonly future?: true;
  /** 占: a share of what was counted just before. */
  readonly share?: true;
  /** 快于, 落后: which side of what it is measured against. */
  readonly direction?: 'up' | 'down';
  /** A year: that of the day asked for, or another. */
  readonly year?: 'own' | 'other';
}

const words = (list: string, said: Said): (readonly [string, Said])[] => list.split(' ').map((word) => [word, said]);

/** Words before 项目 that leave it what it is. */
export const QUALITIES =
  '减排|重点|治理|工程|大气|污染|防治|攻坚|环境|在册|年度|全部|所有|各类|市级|省级|区级|县级|国家级';

/** 快于时序进度, 落后全年时间进度: every word for a side before every name of the measure. */
const AGAINST: readonly (readonly [string, Pick<Said, 'direction'>])[] = [
  ...words('较 比 与', {}),
  ...words('快于 超 超过 超前 超前于 领先 领先于 高于', { direction: 'up' }),
  ...words('慢于 落后 落后于 滞后 滞后于 低于 未达 未达到', { direction: 'down' }),
];
const MEASURED: readonly (readonly [string, Pick<Said, 'measure'>])[] = [
  ...words('时序进度 时序 序时进度 计划进度 计划时序 年度时序进度 全年时序进度 基线计划时序 基线计划 计划', {
    measure: 'schedule',
  }),
  ...words('时间进度 年度时间进度 全年时间进度', { measure: 'time-lead' }),
];
const againstSchedule = AGAINST.flatMap(([side, direction]) =>
  MEASURED.map(([name, measure]): readonly [string, Said] => [side + name, { ...direction, ...measure }]),
);

/** Words of office texts; of two that begin at the same place the longer one is read. */
const WORDS: readonly (readonly [string, Said])[] = [
  ...words('已验收 完成验收 通过验收 验收 已核查验收 验收合格 竣工验收', { book: 'verified' }),
  ...words('核定 认定', { book: 'approved' }),
  ...words('国家核定 国家认定 生态环境部核定 国家级核定', { book: 'nation' }),
  ...words('省核定 省级核定 省级认定 省厅核定 省审 省级审核', { book: 'province' }),
  ...words('市核定 市级核定 市级认定 市审 市级审核', { book: 'city' }),
  ...words('申报 上报', { book: 'declared' }),
  ...words('已建成 已完成 已完工 建成 完成 完工 竣工 投运 建成投运 形成 完成建设 建设完成', { book: 'built' }),
  ...words('现计划 按计划 按现计划 预计 预计可 计划实施 计划完成目标 计划形成 计划减排 全部建成后 全部完成后 计划', {
    book: 'planned',
  }),
  ...words('现计划完成 现计划可完成 计划完成 计划全年完成', { book: 'planned' }),
  // A forecast may be the plan, and is not wrong where it is another.
  ...words(
    '预计完成 预计全年完成 预计年底完成 预计年内完成 预计年底可完成 预计可完成 预计将完成 可完成 可完工 可建成 力争完成 拟完成 将完成 将完工 将建成',
    { book: 'planned', doubtful: true },
  ),
  ...words('纳入 列入 在册 共有 共 安排 实施 总数 总计 合计 入册', { book: 'planned', weak: true }),
  ...words('储备项目 储备库 储备', { measure: 'reserve', book: 'pool' }),
  ...words('在建 正在建设 正在实施 正在推进 建设中', { measure: 'building' }),
  ...words('已开工 开工 开工建设 累计开工 实现开工 全面开工', { measure: 'started' }),
  ...words('开工率', { measure: 'started-rate' }),
  ...words('未完成 尚未完成 待完成 待建成 未建成 尚未建成 未完工 剩余 尚余', { measure: 'open' }),
  ...words('其余 余下 剩下 还剩 尚剩', { measure: 'open', weak: true, doubtful: true }),
  ...words('督办 涉及 抽查 抽取 约谈 帮扶 现场核查 通报', { some: true }),
  ...words('未开工 尚未开工 待开工', { measure: 'unstarted' }),
  ...words('未验收 尚未验收 待验收 未通过验收 尚未通过验收', { measure: 'unaccepted' }),
  ...words('还有', { measure: 'open', weak: true }),
  ...words('逾期 超期 延期 逾期未完成 超期未完成', { measure: 'late' }),
  ...words('逾期率 超期率', { measure: 'late-rate' }),
  ...words('逾期超30天 逾期超过30天 逾期30天以上 超30天 超过30天 超期30天以上 30天以上', { measure: 'late-30' }),
  ...words('应完成 应建成 应完工 应投运 按计划应完成 按时序应完成 到期应完成 应于', { measure: 'due' }),
  ...words(
    '未来30天 未来30天应完工 未来30天应完成 未来一个月 未来一个月应完工 未来一个月应完成 30天内应完工 未来三十天 今后30天',
    { measure: 'next' },
  ),
  ...words('任务数 项目任务 下达任务数 目标任务数', { measure: 'tasks' }),
  ...words('完成率 建成率 完工率 完成比例 完成比率', { measure: 'rate', book: 'built' }),
  ...words('验收率 验收比例', { measure: 'rate', book: 'verified' }),
  ...words(
    '欠账 欠帐 较计划少 较计划少完成 比计划少 比计划少完成 较基线计划少 较基线计划少完成 比基线计划少 比基线计划少完成 落后计划 少完成',
    { measure: 'backlog' },
  ),
  ...words('时序进度 时序进度为 序时进度 时序', { measure: 'due-rate' }),
  ...againstSchedule,
  ...words('时间已过 时间进度 全年时间进度 年度时间进度', { measure: 'time' }),
  ...words(
    '目标的 任务的 达目标 达到目标 目标完成率 任务完成率 达成率 完成目标 完成任务 完成年度任务 完成全年任务 全年任务的 年度任务的 任务完成比例',
    {
      measure: 'attained',
    },
  ),
  ...words('达季节目标 季节目标的 完成季节目标 臭氧季目标的 完成臭氧季目标 达臭氧季目标', {
    ...{ measure: 'attained', period: 'season' },
  }),
  ...words('年度目标的 完成年度目标 全年目标的 完成全年目标', { measure: 'attained', period: 'year' }),
  ...words('居 列 排 排名 位列 位居 名列 位次', { measure: 'rank' }),
  ...words('减排 减排量 减排能力 削减 削减量 累计减排 贡献', { measure: 'tonnes' }),
  ...words('可减排 可形成 将减排 将形成 能减排 预计减排', { measure: 'tonnes', future: true }),
  ...words('目标 任务 减排目标 目标减排量 目标为 任务量 任务为 要求 需减排 应减排', { measure: 'required' }),
  ...words('差距 缺口 尚差 还差 差 距目标 距目标差 距目标尚差 距目标还差 较目标少 比目标少 低于目标', {
    measure: 'gap',
  }),
  ...words('超目标 超额 超额完成 超出目标 超过目标 较目标多 比目标多 高于目标', { measure: 'surplus' }),
  ...words('投资 总投资 计划投资 投资额 估算投资', { measure: 'capital' }),
  ...words('完成投资 完成总投资 已完成总投资 已完成投资 投资完成 累计完成投资 累计投资', { measure: 'spent' }),
  ...words('臭氧季 夏秋季 本季 季节 臭氧季节 O3季', { period: 'season' }),
  ...words('全年 年度 今年 当年 本年 本年度 年内', { period: 'year' }),
  ...words('年减排能力 全年减排能力 满年', { measure: 'tonnes', period: 'full-year' }),
  ...words('十四五', { period: 'five-year' }),
  ...words('NOx NOX 氮氧化物', { pollutant: 'NOx' }),
  ...words('VOCs VOCS VOC 挥发性有机物', { pollutant: 'VOC' }),
  ...words('SO2 二氧化硫', { pollutant: 'SO2' }),
  ...words('PM2.5 细颗粒物', { pollutant: 'PM25' }),
  ...words('PM10 可吸入颗粒物', { pollutant: 'PM10' }),
  ...words('NH3 氨', { pollutant: 'NH3' }),
  ...words('CO2 二氧化碳 碳排放', { pollutant: 'CO2' }),
  ...words('TSP 总悬浮颗粒物', { pollutant: 'TSP' }),
  ...words('我区 本区 全区 我县 全县 辖区', { ownPlace: true }),
  ...words('分别', { respectively: true }),
  ...words('占 占比 占比为 占总数的 占全部的', { share: true }),
  ...words(
    '开工时间 开工日期 应开工 全市第 全市后 全市并列 全市倒数 全市排名 全市前 全市末 全市首 全市最低 全市最高 全市最慢 全市最快 全市最好 全市最差 全市最多 全市最少 全市领先 全市靠后 高于全市 低于全市 快于全市 慢于全市 共印 公共 进一步完成 完成情况 目标任务 完成时限 氨逃逸 计划单列市 差异 排放标准 排查 排污 陈列 列车 实施方案 居民 超低排放 计划单列 要求各 要求严格 任务艰巨 任务分解 系列 序列 投资者 减排项目 排放 占地 占用 安排部署 投运率 投用率 共同',
    { nothing: true },
  ),
  ...words(
    '按期完成率 按时完成率 及时完成率 整改完成率 投资完成率 资金执行率 一般逾期 严重逾期 长期逾期 同比 环比 平均 每个 各区市完成率 各区完成率 下半年 去年同期 较去年 比去年 较上年 比上年 上年同期 较上期 比上期 较上月 比上月 上年 去年 较上周 比上周 历史同期 以来最 日均 每天 每日 月均 本月 当月 单月 本周 当周 上季度 本季度 当季 新增 净增',
    { foreign: true },
  ),
  ...words(
    '问题 隐患 点位 企业 工地 站点 园区 执法 检查 案件 整改 培训 会议 人员 优良 浓度 微克 空气质量 综合指数 排放量 排放总量 全省 全国 锅炉 机动车 车辆 充电 加油站 汽修 餐饮 农户 居民 地块 投诉 信访 处罚 罚款 监测站 机组 储罐 密封点 公里 产能 投用率 收集率 去除率 治理效率 达标率 燃煤 用电量 煤炭 天然气 气温 降水 市级以上 人次 调研 督查 检查组 工作组 工作专班 微站 无人机 监测车',
    { foreign: true },
  ),
];

const BY_WORD: ReadonlyMap<string, Said> = new Map(WORDS);

/** What a word of the lexicon says. */
export function saidBy(word: string): Said | undefined {
  return BY_WORD.get(word);
}

export const LEXICON: readonly string[] = [...BY_WORD.keys()];
