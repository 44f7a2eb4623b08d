// On 今日 of managers: the open hazards by grade, and those reported today.
export const todayOnline = {
  open: '未销号的隐患',
  title: (n: number) => `今天新报 ${n} 件`,
  none: '今天还没有新报的隐患',
};
export type TodayOnlineWords = typeof todayOnline;
