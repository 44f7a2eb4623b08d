// The cards on 今日 of managers: what is on fire, and which hazards wait for whoever looks.
export const hazardsToday = {
  title: '等我办的隐患',
  lists: {
    mine: '等我办',
    'to-assign': '待核实',
    'to-verify': '待复查',
    'to-approve': '待审批',
    'look-back': '待回头看',
    department: '本部门',
    repeat: '反复隐患',
  },
  urgent: '要紧的',
  calm: '现在没有要紧的事',
  burning: (n: number) => `${n} 类要紧的事`,
  overdue: '隐患逾期',
  major: '重大隐患',
  lost: '漏巡和漏点',
  lostBefore: '昨天昨夜漏的',
  samples: '缺留样',
  phones: '手机没交',
  unheard: (n: number) => `${n} 台手机没报到或没交齐`,
  allHeard: '手机都已交齐',
  briefing: '上周安全周报',
  briefingHint: '一分钟看完，可打印',
  offline: '没有网络，看不到数字',
};
export type HazardsTodayWords = typeof hazardsToday;
