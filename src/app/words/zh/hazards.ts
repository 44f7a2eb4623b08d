// Hazards as found: the manager sees the school's, everybody else their own.
export const hazards = {
  title: '隐患',
  states: { 'fixed-on-spot': '当场整改', withdrawn: '已撤回' },
  left: (span: string) => `还剩 ${span}`,
  late: (span: string) => `已超 ${span}`,
  until: (time: string) => `${time} 前`,
  reported: (name: string, time: string) => `${name} ${time} 上报`,
  sightings: {
    title: '之后看到的情况',
    seen: { still: '还在', worse: '更严重', gone: '说已消除' },
    by: (name: string, time: string) => `${name} ${time}`,
    times: (n: number, atLeast: boolean) => (atLeast ? `至少看过 ${n} 次` : `看过 ${n} 次`),
    record: '看当次检查',
    recordWithPhotos: (n: number) => `看当次检查，照片 ${n} 张`,
    same: '是已上报的隐患，没有重复新增',
    sameRecord: '看最早上报的记录',
  },
};
