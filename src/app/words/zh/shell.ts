// The frame around every screen: what is saved, what waits, what is new.
export const shell = {
  allDelivered: '全部送达',
  nothingYet: '还没有要上传的',
  waiting: (records: number, photos: number) =>
    `待上传 ${[records && `${records} 条`, photos && `${photos} 张照片`].filter(Boolean).join('、')}`,
  /** Said where there is room for it. */
  stillHere: '',
  sending: (sent: number, total: number) => `正在上传 ${sent}/${total}`,
  next: {
    unreachable: '没有网络，可以继续检查，有网后自动上传',
    waiting: '暂时连不上学校服务器，会自动再试',
    login: '登录已过期，记录都在',
    stalled: '15 分钟没有进展 · 重新打开',
  },
  /** Where there is room for two short lines. */
  brief: {
    unreachable: '没有网络，有网自动上传',
    waiting: '连不上学校，会自动再试',
    login: '登录已过期，记录都在',
    stalled: '没有进展 · 重新打开',
  },
  attention: (n: number) => `需要处理 ${n} 条`,
  updateReady: '新版本已下载',
  /** Over a checklist, where nothing is offered. */
  updateAfter: '新版本已下载，提交后更新',
  updateNow: '现在更新',
  skip: '跳到正文',
  menu: '主菜单',
  beside: '记录和隐患',
  unread: (n: number) => `${n} 条未读`,
  unsent: (n: number) => `${n} 份没上传`,
};
