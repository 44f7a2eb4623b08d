// What the school tells one person inside the app, and where it can be a browser beside it. A message is no fact of the
// ledger: it says that there is something to look at, and the thing itself says the rest.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Bilingual, Count, Id, Ms } from './schema/text.ts';
import type * as schema from './schema/message.ts';
import type * as text from './text.ts';

/** What a message leads to; `about` is its id, where the screen of that kind has one. */
export type Subject = 'round' | 'hazard' | 'held' | 'to-sign' | 'assets';

type Topic = {
  leadsTo: Subject;
  /** Told to phones at once, at any hour; the rest waits for the morning. */
  urgent?: true;
  /** One unread at a time, the newest, of all or about the same: who has not read the last of its kind is not disturbed for the next. */
  gathers?: 'all' | 'about';
  /** Said by the page and, without a word of what it is about, by the worker on a locked screen. */
  title: text.Bilingual;
};

/** Another topic is one more line here, and `tell` where it happens. */
const known = {
  'round-late': { leadsTo: 'round', urgent: true, title: { zh: '这一轮该开始了', en: 'A round should have begun' } },
  'round-missed': { leadsTo: 'round', title: { zh: '漏巡或有漏点', en: 'Points were missed' } },
  'round-corrected': { leadsTo: 'round', title: { zh: '漏巡已更正', en: 'A missed round is put right' } },
  'held-released': { leadsTo: 'held', title: { zh: '核对过了，已算数', en: 'Checked, and it counts' } },
  'held-rejected': { leadsTo: 'held', title: { zh: '核对过了，没有采用', en: 'Checked, and not taken' } },
  'same-entry': {
    leadsTo: 'held',
    title: { zh: '同一条记录传来两份不同的', en: 'One record came twice, differently' },
  },
  signature: { leadsTo: 'to-sign', gathers: 'all', title: { zh: '有记录等你签名', en: 'A record waits to be signed' } },
  major: { leadsTo: 'hazard', urgent: true, title: { zh: '疑似重大隐患', en: 'Suspected major hazard' } },
  judged: { leadsTo: 'hazard', urgent: true, title: { zh: '判定为重大隐患', en: 'Judged a major hazard' } },
  unowned: { leadsTo: 'hazard', title: { zh: '隐患没有人负责', en: 'Nobody answers for a hazard' } },
  'case-yours': { leadsTo: 'hazard', title: { zh: '有隐患交给你整改', en: 'A hazard is yours to put right' } },
  'case-check': { leadsTo: 'hazard', title: { zh: '有隐患等你复查', en: 'A hazard waits for your re-check' } },
  'case-decide': { leadsTo: 'hazard', gathers: 'all', title: { zh: '有隐患等你处理', en: 'A hazard waits for you' } },
  'case-decided': { leadsTo: 'hazard', title: { zh: '你的申请有结果了', en: 'What you asked for is decided' } },
  'case-failed': { leadsTo: 'hazard', title: { zh: '复查不合格，请继续整改', en: 'The re-check failed' } },
  'case-taken': { leadsTo: 'hazard', title: { zh: '你上报的隐患已经立案交办', en: 'Your report was taken up' } },
  'case-rejected': { leadsTo: 'hazard', title: { zh: '你上报的隐患没有立案', en: 'Your report was not taken up' } },
  'case-merged': {
    leadsTo: 'hazard',
    title: { zh: '你上报的隐患和另一件合并办理', en: 'Your report goes on with another one' },
  },
  'case-escalated': { leadsTo: 'hazard', title: { zh: '隐患移交上级了', en: 'A hazard went to the authority' } },
  'case-closed': { leadsTo: 'hazard', title: { zh: '你上报的隐患已经销号', en: 'What you reported is put right' } },
  'case-reopened': { leadsTo: 'hazard', title: { zh: '你上报的隐患又出现了', en: 'What you reported is back' } },
  'case-rebound': { leadsTo: 'hazard', title: { zh: '经你办的隐患反弹了', en: 'A hazard you dealt with is back' } },
  'case-corrected': {
    leadsTo: 'hazard',
    title: { zh: '隐患的检查记录改了', en: 'The record of a hazard was changed' },
  },
  'case-mentioned': { leadsTo: 'hazard', title: { zh: '有人在隐患里找你', en: 'Somebody mentions you' } },
  'case-commented': {
    leadsTo: 'hazard',
    gathers: 'about',
    title: { zh: '隐患有新留言', en: 'New comment on a hazard' },
  },
  'case-soon': { leadsTo: 'hazard', title: { zh: '隐患快到期限了', en: 'A deadline is near' } },
  'case-look-back': { leadsTo: 'hazard', gathers: 'all', title: { zh: '该回头看了', en: 'It is time to look back' } },
  'case-look-back-late': { leadsTo: 'hazard', title: { zh: '回头看逾期了', en: 'A look-back is overdue' } },
  'case-overdue': { leadsTo: 'hazard', title: { zh: '隐患逾期了', en: 'A hazard is overdue' } },
  'case-late': {
    leadsTo: 'hazard',
    title: { zh: '两人先后处理了同一件', en: 'Two people acted on one case' },
  },
  'case-judged': { leadsTo: 'hazard', title: { zh: '你手上的隐患判定了等级', en: 'Your hazard was judged' } },
  'case-supervised': { leadsTo: 'hazard', title: { zh: '学校领导督办', en: 'The school’s leaders ask about it' } },
  'case-accept-late': { leadsTo: 'hazard', title: { zh: '交办了，还没人接单', en: 'Given out, not accepted yet' } },
  'case-interim-late': {
    leadsTo: 'hazard',
    urgent: true,
    title: { zh: '危险还没有临时管控', en: 'Nothing is done against the danger' },
  },
  'case-plan-late': { leadsTo: 'hazard', title: { zh: '整改方案还没有报', en: 'A plan is late' } },
  'case-report-late': { leadsTo: 'hazard', title: { zh: '重大隐患还没有报主管部门', en: 'The authority is not told' } },
  'case-urge-late': { leadsTo: 'hazard', title: { zh: '重大隐患本周还没有督办', en: 'Not seen to this week' } },
  'asset-due': { leadsTo: 'assets', title: { zh: '设备或证照到期', en: 'Equipment or a licence is due' } },
  exit: { leadsTo: 'hazard', urgent: true, title: { zh: '安全出口打不开', en: 'An exit does not open' } },
} as const satisfies Record<string, Topic>;

export type MessageTopic = keyof typeof known;

const strange: Topic = { leadsTo: 'held', title: { zh: '有新消息', en: 'There is a new message' } };

/** A phone may be older than the server that tells it something: undefined for what this version does not know. */
export const topicOf = (name: string): Topic | undefined =>
  Object.hasOwn(known, name) ? known[name as MessageTopic] : undefined;

export const titleOf = (name: string): text.Bilingual => (topicOf(name) ?? strange).title;

/** What is shown under the title, in this order: what, when it was due, how many points, where, by whom, and what was said. */
export const MessageFacts = v.object({
  what: v.optional(v.union([Bilingual, v.string()])),
  place: v.optional(v.string()),
  at: v.optional(Ms),
  count: v.optional(Count),
  by: v.optional(v.string()),
  note: v.optional(v.string()),
  why: v.optional(Bilingual),
});
export type MessageFacts = v.InferOutput<typeof MessageFacts>;

/** `key`: the same key is told a person once. `about`: what its topic leads to. */
export type NewMessage = { topic: MessageTopic; key: string; about: string; facts: MessageFacts };

export const Message = v.object({
  id: Id,
  topic: v.string(),
  about: v.string(),
  /** When it was told, and when somebody read it on any of the person's phones; UTC ms on the server. */
  at: Ms,
  readAt: v.nullable(Ms),
  facts: MessageFacts,
});
export type Message = v.InferOutput<typeof Message>;

/**
 * Newest first. `unread`: of all that are kept, not only of this page. `pushKey`: with which a browser asks its push service to be
 * woken by this server: P-256, uncompressed, base64url.
 */
export const Messages = v.object({
  protocol: v.literal(protocol),
  personId: Id,
  rows: v.array(Message),
  unread: Count,
  next: v.nullable(v.string()),
  pushKey: v.string(),
  asOf: Ms,
});
export type Messages = v.InferOutput<typeof Messages>;

/** Read or not, so long a message is kept. */
export const messagesKeptMs = 90 * 86_400_000;

/** What a browser that is woken reads, and nobody on the way: no name, no place. `id`: the message, where it is the only one unread. */
export type Wake = { personId: string; topic: string; unread: number; id: string | null };

/** Some by name, and everything up to one of them. */
export type ReadMessages = v.InferOutput<typeof schema.ReadMessages>;
export type NewSubscription = v.InferOutput<typeof schema.NewSubscription>;
