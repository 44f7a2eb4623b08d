// 数据推送: another system of the school is told what happened, signed, as it happens.
import * as v from 'valibot';
import { isChannelUrl } from './alerts.ts';
import { protocol } from './protocol.ts';
import { mayGive, mostTokenPlaces } from './read-token.ts';
import type { Person } from './person.ts';
import { Count, filled, Id, Ms } from './schema/text.ts';

/** closed: the case is over, however it ended. missed: its window closed with points nobody was at. late: taken more than half an hour after the meal (补留). */
export const webhookEvents = [
  'inspection-received',
  'hazard-opened',
  'hazard-changed',
  'hazard-closed',
  'round-closed',
  'round-missed',
  'sample-late',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export const mostWebhooks = 10;

/** Whoever may give what is recorded to be read may have it told. */
export const mayTell = (person: Person): boolean => mayGive(person).includes('hazards');

const once = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

/** `places`: at or below which things are told, none for the whole school. */
export const NewWebhook = v.strictObject({
  name: filled(40),
  url: v.pipe(v.string(), v.maxLength(500), v.check(isChannelUrl, 'bad-url')),
  events: v.pipe(
    v.array(v.picklist(webhookEvents)),
    v.minLength(1),
    v.maxLength(webhookEvents.length),
    v.check(once, 'twice'),
  ),
  places: v.pipe(v.array(Id), v.maxLength(mostTokenPlaces), v.check(once, 'twice')),
});
export type NewWebhook = v.InferOutput<typeof NewWebhook>;

/** As it is shown: of the address no more than tells two apart. stopped: whoever made it may not have things told any more. */
export const WebhookRow = v.object({
  id: Id,
  name: v.string(),
  host: v.string(),
  events: v.array(v.picklist(webhookEvents)),
  places: v.array(v.object({ id: Id, name: v.string() })),
  madeByName: v.string(),
  madeAt: Ms,
  state: v.picklist(['live', 'stopped']),
  waiting: Count,
});
export type WebhookRow = v.InferOutput<typeof WebhookRow>;

/** waiting: to be sent, or to be tried again at `nextAt`. failed: given up after a day. `about`: the number or name of what it tells of, empty for whoever reads no content. `said`: a status, or why nobody could be reached. */
export const WebhookDelivery = v.object({
  id: Id,
  webhookId: Id,
  event: v.picklist(webhookEvents),
  about: v.string(),
  at: Ms,
  tries: Count,
  state: v.picklist(['waiting', 'sent', 'failed']),
  said: v.string(),
  nextAt: Ms,
  sentAt: v.nullable(Ms),
});
export type WebhookDelivery = v.InferOutput<typeof WebhookDelivery>;

/** The newest hundred deliveries. `mayAdd`: the asker may make one. */
export const Webhooks = v.object({
  protocol: v.literal(protocol),
  rows: v.array(WebhookRow),
  deliveries: v.array(WebhookDelivery),
  mayAdd: v.boolean(),
  asOf: Ms,
});
export type Webhooks = v.InferOutput<typeof Webhooks>;

/** `secret`: what messages are signed with; told this once. */
export const WebhookMade = v.object({ protocol: v.literal(protocol), id: Id, secret: v.string() });
export type WebhookMade = v.InferOutput<typeof WebhookMade>;
