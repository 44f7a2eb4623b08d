// Phones that owe something, and what is held aside: for those who answer for the school.
import type { Span } from '../../span.ts';

const units = { day: '天', hour: '小时', minute: '分钟', second: '秒' };

export const phones = {
  title: '手机上传情况',
  sub: '每台手机还欠什么，多久没有联系',
  owing: (phoneCount: number, things: number) => `${phoneCount} 台手机超过一天没传完，还欠 ${things} 份`,
  wiped: (phoneCount: number) => `${phoneCount} 台手机的数据被浏览器清掉了`,
  serverClock: ({ n, unit }: Span, isAhead: boolean) =>
    `服务器的时间好像${isAhead ? '快' : '慢'}了 ${n} ${units[unit]}，多数手机都这么说，请管理员校准`,

  heldTitle: '单独存放的记录',
  heldSub: '都已收下，没有计入统计，等人核对',
  heldNone: '没有单独存放的记录',
  recorded: (time: string) => `记录于 ${time}`,
  outcomes: { waiting: '等人核对', released: '已计入', rejected: '不计入' },
  settledBy: (name: string, time: string) => `${name} ${time} 核对`,
  said: (name: string, reason: string) => `${name}：${reason}`,
  own: {
    title: '学校单独存放的',
    waiting: '学校已收下，单独存放，等人核对',
    released: '已核对，计入统计',
    rejected: '已核对，没有计入',
    why: (reason: string) => `原因：${reason}。`,
    hint: '没有丢。负责人核对后，结果会显示在这里。',
  },
  what: {
    'inspection-submitted': '检查记录',
    'inspection-withdrawn': '撤回检查',
    'place-added': '新加地点',
    'places-kept': '地点的改动',
    'inspection-signed': '签字',
    'asset-kept': '设备台账',
    'menu-set': '菜单',
    'sample-taken': '食品留样',
    'sample-missed': '没有留样',
    'sample-disposed': '留样销毁',
    'samples-signed': '留样签字',
    'fridge-read': '留样柜温度',
    'hazard-seen': '又见到的隐患',
    'template-published': '发布检查表',
    other: '其他内容',
  },
  why: {
    revoked: '来自已停用的手机',
    'out-of-scope': '这个地点不归记录人负责',
    forbidden: '记录人的岗位不能做这一步',
    'not-yours': '用别人的账号传来，或者动了别人的记录',
    'place-unknown': '学校没有这个地点',
    'hazard-unknown': '学校查不到这条隐患',
    'sample-unknown': '学校查不到这盒留样',
    conflict: '后来又有了别的版本，两份都留着',
    'not-submitted': '它说的那份记录还没有计入，请先核对那一份',
    'person-unknown': '学校没有这个人',
    'template-unknown': '学校没有这张检查表',
    'newer-schema': '手机的版本比服务器新，服务器升级后才能看懂',
    fault: '服务器处理时出了问题，请告诉管理员',
    other: '和学校的规定对不上',
  },
};
