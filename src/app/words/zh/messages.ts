// 消息: what concerns me, and how I hear of it.
export const messages = {
  title: '消息',
  unread: (n: number) => `${n} 条没读`,
  today: (n: number) => `${n} 条新消息`,
  casesWaiting: (n: number) => `要我办的隐患 ${n} 件`,
  readAll: '全部算读过',
  none: '没有新消息。轮次、签名、核对结果，有事会在这里告诉你。',
  new: '新',
  count: (n: number) => `${n} 处`,
  strange: '更新应用后能看到是什么',
};
