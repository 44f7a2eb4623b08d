// Hazards as found: the manager sees the school's, everybody else their own.
export const hazards = {
  title: '隐患',
  own: '我上报的隐患',
  grade: '级别',
  state: '状态',
  filters: '筛选',
  states: { all: '全部', reported: '已上报', 'fixed-on-spot': '当场整改', withdrawn: '已撤回' },
  left: (span: string) => `还剩 ${span}`,
  late: (span: string) => `已超 ${span}`,
  until: (time: string) => `${time} 前`,
  reported: (name: string, time: string) => `${name} ${time} 上报`,
  count: (n: number, more: boolean) => (more ? `最近 ${n} 处` : `${n} 处`),
  none: '没有隐患',
  noneHint: '检查时选「异常」的项目，会出现在这里。',
  noneOwn: '你还没有上报过隐患',
  noneFiltered: '没有符合条件的隐患',
  showAll: '看全部',
};
