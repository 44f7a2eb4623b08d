// 通知: being told on a locked screen.
export const notify = {
  title: '通知',
  hint: '锁屏也能看到，只说什么事，不显示人名和地点',
  said: {
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
