// On 今日 of managers: the open hazards by grade, and those reported today.
export const todayOnline = {
  open: '未销号的隐患',
  title: (n: number) => `今天新报 ${n} 件`,
  all: (n: number) => `共 ${n} 件`,
  none: '今天还没有新报的隐患',
  byBuilding: '各楼的轮次',
  parts: { done: '完成', late: '迟了', lost: '漏了', running: '正在走', ahead: '没到时间' },
  saysOf: ({ done, late, lost }: { done: number; late: number; lost: number }, all: number) =>
    [`应巡 ${all}，完成 ${done}`, late > 0 && `迟 ${late}`, lost > 0 && `漏 ${lost}`].filter(Boolean).join('，'),
};
export type TodayOnlineWords = typeof todayOnline;
