import type { PaperKind } from '../../../src/catalogue/checklists.ts';

/** What the invented papers are called; every name begins with 示例 where it is written. */
export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  contract: '施工合同',
  photos: '改造前后照片',
  acceptance: '完工验收单',
  monitoring: '监测报告',
  commissioning: '调试运行记录',
  invoice: '设备与工程发票',
  cems: '在线监测小时数据',
  dcs: '工控系统运行曲线',
  permit: '排污许可证变更页',
  airflow: '风量与控制风速检测',
  waste: '废活性炭转移联单',
  power: '治理设施用电记录',
  'voc-content': 'VOCs含量检测报告',
  purchase: '原辅材料采购发票',
  ledger: '运行管理台账',
  test: '检测报告',
  list: '明细清单',
  certificate: '注销或登记证明',
  'cancelled-registration': '注销登记证明',
  fuel: '燃料或用能票据',
  'government-document': '政府关停文件',
  'cut-off': '两断三清现场核查表',
  statistics: '上年度环境统计表',
  survey: '现场调查表',
  'site-sheet': '现场核查表',
  notice: '公示截图',
  other: '其他材料',
};

/** Why an invented paper was sent back. */
export const RETURN_WORDS = [
  '示例：缺少盖章页',
  '示例：照片没有时间和地点',
  '示例：检测工况未写明',
  '示例：期间与项目不符',
] as const;
