// The card of hazards on 今日 of managers.
export const hazardsToday = {
  title: '隐患',
  mine: '等我办',
  overdue: '已逾期',
  major: '重大',
  all: '看全部隐患',
  offline: '没有网络，看不到数字',
};
export type HazardsTodayWords = typeof hazardsToday;
