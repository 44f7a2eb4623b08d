// What several screens of the desk say, and what others say with them.
import type { Span } from '../../span.ts';

const units = { day: '天', hour: '小时', minute: '分', second: '秒' };

export const manage = {
  span: ({ n, unit }: Span) => `${n} ${unit === 'minute' ? '分钟' : units[unit]}`,
  duration: (hours: number, minutes: number, seconds: number) =>
    hours > 0 ? `${hours} 小时 ${minutes} 分` : minutes > 0 ? `${minutes} 分 ${seconds} 秒` : `${seconds} 秒`,
  list: '，',
  refresh: '刷新',
  refreshing: '正在刷新',
  fresh: '有新的，点这里看',
  offlineAsOf: (time: string) => `数据截至 ${time}，没有网络`,
  troubleAsOf: (time: string) => `数据截至 ${time}，暂时连不上`,
  loginAsOf: (time: string) => `数据截至 ${time}，要重新登录`,
  offline: '没有网络，这一页还没有看过',
  offlineHint: '连上网后再打开。手机里的检查不受影响。',
  moreFailed: '没有取到，请再试一次',
  signIn: '重新登录',

  toLook: (n: number, days: number) => `${days} 天里 ${n} 件要看一眼`,
  signing: {
    title: '后补签名',
    mine: '待我签字',
    none: '没有等你签字的记录',
    more: '还有更早之后的记录没有列出，签完这些再看。',
    count: (n: number, late: number, more: boolean) =>
      `待我签字 ${n} 份${more ? '以上' : ''}${late > 0 ? `，其中 ${late} 份${more && late === n ? '以上' : ''}已超过 24 小时` : ''}`,
    waits: (until: string) => `待签，${until} 前签`,
    overdue: '待签，已超过 24 小时',
    signedHere: '已签，有网自动上传',
    sign: '签字',
    says: (name: string) => `签字表示你看过${name}的这次检查。`,
  },
};
