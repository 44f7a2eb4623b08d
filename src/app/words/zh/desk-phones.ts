// Phones that owe something and what is held aside, as only those read it who settle it.
import type { Span } from '../../span.ts';

const units = { day: '天', hour: '小时', minute: '分钟', second: '秒' };
const things = (entries: number, photos: number): string =>
  [entries > 0 && `${entries} 份`, photos > 0 && `${photos} 张照片`].filter(Boolean).join('、');

export const deskPhones = {
  owing: (phoneCount: number, things: number) => `${phoneCount} 台手机超过一天没传完，还欠 ${things} 份`,
  wiped: (phoneCount: number) => `${phoneCount} 台手机的数据被浏览器清掉了`,
  serverClock: ({ n, unit }: Span, isAhead: boolean) =>
    `服务器的时间好像${isAhead ? '快' : '慢'}了 ${n} ${units[unit]}，多数手机都这么说，请管理员校准`,
  kinds: { phone: '手机', computer: '电脑' },
  groups: {
    unsent: (n: number) => `数据被清掉或超过一天没传完的，${n} 台`,
    lost: (n: number) => `数据被清掉的，${n} 台`,
    late: (n: number) => `超过一天没传完的，${n} 台`,
    unheard: (n: number) => `没报到或没交齐的，${n} 台`,
  },
  seeAll: (n: number) => `看全部 ${n} 台`,
  none: '还没有人在手机上登录',
  noneHint: '有人登录并开始检查后，会出现在这里。',
  owes: (entries: number, photos: number, since: string) => `还欠 ${things(entries, photos)}，${since} 就在等`,
  states: { lost: '数据被清掉', late: '超过一天没传完', owing: '正在等', silent: '很久没联系', fine: '都传到了' },
  lost: (n: number) => `浏览器清掉了数据，里面还有 ${n} 份没上传`,
  silent: ({ n, unit }: Span) => `${n} ${units[unit]}没有联系`,
  mayHold: (round: string) => `${round} 这一轮没有消息，可能还在这部手机里`,
  lastSeen: (time: string) => `最近联系 ${time}`,
  revoked: '已停用',
  old: '应用版本旧',
  version: (version: string) => `应用 ${version}`,
  gaps: (n: number) => `有 ${n} 个编号一直没收到，可能丢在手机里了`,
  settle: '不再等',
  settleTitle: '不再等这台手机？',
  settleHint: (name: string) => `以后不再提醒。万一又传上来，照样收下。请先让${name}把缺的检查补上。`,
  settleFailed: '没有成功，请联网后再试',
  seeHeld: '单独存放的记录',
  heldNoneHint: '岗位、地点对不上或停用手机传来的记录，会放在这里。',
  heldMore: '只显示最近的 100 条',
  received: (time: string) => `收到 ${time}`,
  sentBy: (name: string) => `由${name}的账号传来`,
  says: (answers: number, faults: number, photos: number) =>
    [`${answers} 项`, faults > 0 ? `${faults} 处异常` : '无异常', photos > 0 && `${photos} 张照片`]
      .filter(Boolean)
      .join('，'),
  look: '核对',
  settleReason: '说明',
  settleReasonHint: '传来的人会看到。不计入时一定要写。',
  settleReasonMissing: '请写明为什么不计入。',
  release: '计入',
  reject: '不计入',
  cannotCount: (why: string) => `现在还不能计入：${why}`,
};
