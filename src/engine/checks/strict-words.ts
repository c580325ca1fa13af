/** Words with which a demand says how much it asks for, and what a bid may put in their place. */
export interface StrictWords {
  strict: readonly string[];
  /** Other words for the same; the strict ones count among them. */
  equal?: readonly string[];
  /** Words that ask for less, or for something else. */
  weaker: readonly string[];
  /** Leaving the word out changes the demand, too. */
  isNeeded?: true;
  /** Short words mean this only right between the words that stand around the strict one. */
  isExact?: true;
}

const LEVELS = ['特级', '一级', '二级', '三级', '四级', '五级'];
const GRADES = ['甲级', '乙级', '丙级'];
const RANKS = ['高级', '中级', '初级'];
const DEGREES = ['博士', '硕士', '研究生', '本科', '大专', '专科', '中专', '高中'];
const PERIODS: readonly (readonly string[])[] = [
  ['每小时'],
  ['每日', '每天', '逐日', '每个工作日'],
  ['每周', '每星期', '逐周'],
  ['每月', '逐月', '按月', '月度'],
  ['每季度', '每季', '按季', '季度'],
  ['每半年', '半年'],
  ['每年', '逐年', '按年', '年度'],
];
const IRREGULAR = ['不定期', '定期', '适时', '按需', '视需要'];

/** As `readWords` hands them over: the buyer is 甲, whatever the text calls it. */
export const STRICT_WORDS: readonly StrictWords[] = [
  {
    strict: ['7×24', '24小时', '全天候', '全天', '全年无休'],
    weaker: ['工作日', '工作时间', '上班时间', '5×8', '8小时', '正常工作'],
    isNeeded: true,
  },
  {
    strict: ['免费', '无偿', '不另收费', '不另行收费', '不收取费用'],
    equal: ['不收费', '不收取', '不再收费', '不计费', '不另计费', '不额外', '含在报价', '包含在报价', '计入报价'],
    weaker: ['有偿', '收费', '优惠', '成本价', '付费', '另行计费'],
    isNeeded: true,
  },
  { strict: ['无条件'], weaker: ['有条件', '协商', '按约定', '根据约定'], isNeeded: true },
  {
    strict: ['原厂', '原装'],
    equal: ['厂家', '厂商', '制造商', '生产商'],
    weaker: ['第三方', '代理', '经销', '兼容', '同等', '组装'],
    isNeeded: true,
  },
  { strict: ['全新'], equal: ['未使用', '未经使用', '新品'], weaker: ['翻新', '二手', '旧'], isNeeded: true },
  { strict: ['正版'], equal: ['授权'], weaker: ['试用', '开源', '破解'], isNeeded: true },
  { strict: ['专职', '全职', '专人'], weaker: ['兼职', '兼任'], isNeeded: true },
  {
    strict: ['驻场', '现场', '上门', '到场', '驻点'],
    equal: ['到达', '赶到', '抵达'],
    weaker: ['远程', '电话', '线上', '在线', '网络'],
    isNeeded: true,
  },
  { strict: ['书面'], equal: ['纸质', '盖章'], weaker: ['口头', '电话', '电子'], isNeeded: true },
  { strict: ['原件'], weaker: ['复印件', '扫描件', '影印件'] },
  { strict: ['永久', '终身', '长期'], weaker: ['质保期内', '合同期内', '服务期内', '短期'], isNeeded: true },
  {
    strict: ['立即', '即时', '实时', '随时', '第一时间', '即刻'],
    equal: ['马上', '当即', '同步'],
    weaker: ['及时', '尽快', '定期', '适时', '择机', '事后'],
  },
  {
    strict: ['所有', '全部', '一切', '任何', '全体', '各类', '全程', '全过程', '全面'],
    equal: ['各', '每', '整', '均'],
    weaker: ['主要', '部分', '重要', '重点', '核心', '关键', '必要', '大部分', '常用', '个别'],
  },
  {
    strict: ['不得', '不允许', '禁止', '严禁', '不可', '不准'],
    equal: ['不能', '杜绝', '绝不', '决不', '不会', '不再', '未经', '不'],
    weaker: ['不宜', '可以', '允许', '避免', '减少'],
    isNeeded: true,
  },
  {
    strict: ['不少于', '不低于', '至少', '不小于'],
    equal: ['以上', '≥', '大于', '多于', '高于', '优于', '超过', '不得少于', '不得低于', '达到'],
    weaker: ['不超过', '大约', '约', '至多', '最多', '左右', '不多于'],
  },
  { strict: ['和', '及', '以及', '与', '且', '并且', '同时'], weaker: ['或', '或者', '或是'], isExact: true },
  {
    strict: ['甲同意', '甲书面同意', '甲批准', '甲确认', '甲书面确认', '甲认可', '甲审核', '甲验收合格', '甲面试合格'],
    weaker: ['通知甲', '告知甲', '报甲备案', '自行', '自主'],
    isNeeded: true,
  },
  ...orderedFamilies(LEVELS),
  ...orderedFamilies(GRADES),
  ...orderedFamilies(RANKS),
  ...orderedFamilies(DEGREES),
  ...PERIODS.map((strict, at) => ({ strict, weaker: [...PERIODS.slice(at + 1).flat(), ...IRREGULAR] })),
];

function orderedFamilies(words: readonly string[]): StrictWords[] {
  return words.map((word) => ({ strict: [word], weaker: words.filter((other) => other !== word) }));
}

/** Words that make a demand a wish. */
export const WEAKENERS =
  /尽量|尽可能|尽力|力争|争取|努力|原则上|酌情|视情况|视情|视需要|视实际情况|根据情况|条件允许|条件具备|有条件时|一般情况下|通常情况下|可不|不作要求|不强制|仅供参考/g;
/** Words that weaken a demand only where they stand right between the words that it consists of. */
export const OPTIONAL = [
  '可以',
  '可',
  '宜',
  '建议',
  '鼓励',
  '适当',
  '必要时',
  '优先',
  '基本',
  '一般',
  '如需',
  '如有需要',
];
