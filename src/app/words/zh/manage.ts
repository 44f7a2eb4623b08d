// What several screens of the desk say, and what others say with them.
import type { Span } from '../../span.ts';

const units = { day: '天', hour: '小时', minute: '分', second: '秒' };

export const manage = {
  span: ({ n, unit }: Span) => `${n} ${unit === 'minute' ? '分钟' : units[unit]}`,
  list: '，',
  refresh: '刷新',
  refreshing: '正在刷新',
  fresh: '有新的，点这里看',
  offlineAsOf: (time: string) => `数据截至 ${time}，没有网络`,
  troubleAsOf: (time: string) => `数据截至 ${time}，暂时连不上`,
  loginAsOf: (time: string) => `数据截至 ${time}，要重新登录`,
  offline: '连不上学校，这一页还没有看过',
  offlineHint: '连上以后再打开。手机里的检查不受影响。',
  signIn: '重新登录',
};
