// 消息: what concerns me, and how I hear of it.
export const messages = {
  title: '消息',
  hint: '轮次、签名、核对结果',
  unread: (n: number) => `${n} 条没读`,
  today: (n: number) => `${n} 条新消息`,
  readAll: '全部算读过',
  none: '还没有消息。轮次、签名、核对结果，有事会在这里告诉你。',
  new: '新',
  count: (n: number) => `${n} 处`,
  strange: '更新应用后能看到是什么',
  notify: '通知',
  notifyHint: '锁屏也能看到，只说什么事，不显示人名和地点',
  notifySaid: {
    on: '这台手机会收到通知',
    off: '',
    busy: '正在设置……',
    none: '这个浏览器没有通知。消息照样在这里看。',
    install: '苹果手机要先添加到主屏幕，从图标打开，再来开通知。',
    refused: '浏览器不许发通知。到手机设置里允许，再来打开。',
    'no-service': '没有打开：浏览器连不上推送服务，国内安卓手机常这样。消息照样在这里看。',
    offline: '没有打开：连不上学校，有网时再试。',
  },
};
