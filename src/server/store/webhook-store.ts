// What the server needs remembered of whom it tells what happened: part of the store, each method one whole step.
import type { WebhookDelivery, WebhookEvent } from '../../domain/webhook.ts';
import type { LedgerLine } from './store.ts';

/** `seq`: the last line of the ledger that was looked through for it. Times UTC ms. */
export type Webhook = {
  id: string;
  name: string;
  url: string;
  secret: string;
  events: WebhookEvent[];
  places: string[];
  madeBy: string;
  madeAt: number;
  seq: number;
};

/** `key`: what it tells; the same is told once. `nth`: its place among all messages. `body`: what is sent, each time the same. */
export type WebhookMessage = {
  id: string;
  key: string;
  nth: number;
  event: WebhookEvent;
  about: string;
  body: string;
  at: number;
};
export type DueMessage = WebhookMessage & { tries: number; since: number };

export interface WebhookStore {
  list(schoolId: string): Promise<Webhook[]>;
  /** Begins at the end of the ledger. That it was made stands in the list of who did what. False when there are `most` already. */
  add(schoolId: string, webhook: Omit<Webhook, 'seq'>, most: number): Promise<boolean>;
  /** With what waits for it and what was told. False when there is no such webhook. `at` in UTC ms. */
  remove(schoolId: string, id: string, by: string, at: number): Promise<boolean>;
  /** Lines of the ledger behind `seq`, whatever was thought of them, the oldest first. */
  lines(schoolId: string, seq: number, limit: number): Promise<LedgerLine[]>;
  /** Queues what lines up to `through` tell, and goes on behind them: both or neither. */
  queue(schoolId: string, webhookId: string, messages: readonly WebhookMessage[], through: number): Promise<void>;
  /** What may be sent at `now`, the oldest first. */
  due(schoolId: string, webhookId: string, now: number, limit: number): Promise<DueMessage[]>;
  /** One try more, and what became of it. */
  settle(
    schoolId: string,
    id: string,
    became: Pick<WebhookDelivery, 'state' | 'said' | 'nextAt' | 'sentAt'>,
  ): Promise<void>;
  /** Sends it once more, whatever became of it. False when there is no such delivery of this webhook. */
  again(schoolId: string, webhookId: string, id: string, now: number): Promise<boolean>;
  /** The newest hundred. */
  deliveries(schoolId: string): Promise<WebhookDelivery[]>;
  /** How many wait, by webhook, and how many were given up since then (UTC ms). */
  queued(schoolId: string, since: number): Promise<{ waiting: Map<string, number>; failed: number }>;
  /** Forgets what was sent or given up before `at`, UTC ms. */
  forget(schoolId: string, at: number): Promise<void>;
}
