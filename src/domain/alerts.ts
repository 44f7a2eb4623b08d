// Who is told outside the app when something may not wait: the channels of a school, and what goes over them.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { TimeOfDay } from './schema/day.ts';
import { Count, filled, Id, Ms, typed } from './schema/text.ts';

/** Robots of the groups people are in anyway (企业微信, 钉钉, 飞书), and a signed call to whatever a school runs itself. */
export const channelKinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * late: not begun in time. missed: a window closed with points nobody was at. exit: a way out that does not open. major: suspected
 * major. judged: it is one. unowned: nobody answers for what was found. overdue: a case that has gone up a rung.
 */
export const alertTopics = ['late', 'missed', 'exit', 'major', 'judged', 'unowned', 'overdue'] as const;
export type AlertTopic = (typeof alertTopics)[number];

/** In which language a group reads; `both` where people of both are in it. */
export const channelLanguages = ['zh', 'en', 'both'] as const;
export type ChannelLanguage = (typeof channelLanguages)[number];

/** What a group reads of what is said in both languages. Channels of before there was a choice read Chinese. */
export const toldIn = (language: ChannelLanguage | undefined, { zh, en }: { zh: string; en: string }): string =>
  language === 'en' ? en : language === 'both' ? `${zh}\n${en}` : zh;

/** What may not wait for the next digest or the end of the quiet hours. */
export const urgentTopics: ReadonlySet<AlertTopic> = new Set(['exit', 'major', 'judged']);

/** Over the open network only encrypted; on this machine itself it may be plain. */
export const isChannelUrl = (text: string): boolean =>
  /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?(\/\S*|\?\S*)?$/i.test(text);

/**
 * `url`: the address of the robot, which is a secret. `secret`: what messages are signed with; needed for a webhook, as the
 * robot was set up for the others. `quiet`: between these only what is urgent goes out.
 */
export const NewChannel = v.pipe(
  v.strictObject({
    name: filled(20),
    kind: v.picklist(channelKinds),
    url: v.pipe(v.string(), v.maxLength(500), v.check(isChannelUrl, 'bad-url')),
    secret: typed(200),
    topics: v.pipe(v.array(v.picklist(alertTopics)), v.minLength(1), v.maxLength(alertTopics.length)),
    quiet: v.nullable(
      v.pipe(
        v.strictObject({ from: TimeOfDay, to: TimeOfDay }),
        v.check(({ from, to }) => from !== to, 'same-times'),
      ),
    ),
    language: v.optional(v.picklist(channelLanguages)),
  }),
  v.check(({ kind, secret }) => kind !== 'webhook' || secret.length >= 16, 'weak-secret'),
);
export type NewChannel = v.InferOutput<typeof NewChannel>;
export type Channel = NewChannel & { id: string };

/** As it is shown: of address and secret no more than tells two apart. */
export const ChannelRow = v.object({
  id: Id,
  name: v.string(),
  kind: v.picklist(channelKinds),
  host: v.string(),
  isSigned: v.boolean(),
  topics: v.array(v.picklist(alertTopics)),
  quiet: v.nullable(v.object({ from: v.string(), to: v.string() })),
  language: v.optional(v.picklist(channelLanguages)),
});
export type ChannelRow = v.InferOutput<typeof ChannelRow>;

/** waiting: to be sent, or to be tried again. failed: given up after a day. `said`: what the other side answered last. */
export const DeliveryRow = v.object({
  id: Id,
  channelId: Id,
  text: v.string(),
  urgent: v.boolean(),
  at: Ms,
  tries: Count,
  state: v.picklist(['waiting', 'sent', 'failed']),
  said: v.string(),
  sentAt: v.nullable(Ms),
});
export type DeliveryRow = v.InferOutput<typeof DeliveryRow>;

/** The newest hundred deliveries. */
export const Alerts = v.object({
  protocol: v.literal(protocol),
  channels: v.array(ChannelRow),
  deliveries: v.array(DeliveryRow),
  asOf: Ms,
});
export type Alerts = v.InferOutput<typeof Alerts>;

/** `ok`: the other side took it. `said`: what it answered, or why it could not be reached. */
export const ChannelTried = v.object({ protocol: v.literal(protocol), ok: v.boolean(), said: v.string() });
export type ChannelTried = v.InferOutput<typeof ChannelTried>;
