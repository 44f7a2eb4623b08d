// What the server needs remembered of its alerts: part of the store, each method one whole step.
import type { Channel, DeliveryRow } from '../../domain/alerts.ts';

/** One message for one channel. `key`: what it is about; the same is told over a channel once. Times UTC ms. */
export type Waiting = Pick<DeliveryRow, 'id' | 'channelId' | 'text' | 'urgent' | 'at'> & {
  key: string;
  nextAt: number;
};

/** `key` as it was queued. */
export type DueDelivery = DeliveryRow & { key: string };

export interface AlertStore {
  channels(schoolId: string): Promise<Channel[]>;
  addChannel(schoolId: string, channel: Channel): Promise<void>;
  /** What waits for it is given up. False when there is no such channel. */
  removeChannel(schoolId: string, id: string): Promise<boolean>;
  queue(schoolId: string, waiting: readonly Waiting[]): Promise<void>;
  /** What may be sent at `now`, the oldest first, at most two hundred. */
  due(schoolId: string, now: number): Promise<DueDelivery[]>;
  /** Changes the words of what waits; with null it waits no more, as if it had never been queued. */
  reword(schoolId: string, id: string, text: string | null): Promise<void>;
  /** Did this go out over the channel? */
  wasSent(schoolId: string, channelId: string, key: string): Promise<boolean>;
  /** One try more, and what became of it. */
  settle(
    schoolId: string,
    ids: readonly string[],
    became: Pick<DeliveryRow, 'state' | 'said' | 'sentAt'> & { nextAt: number },
  ): Promise<void>;
  /** How many wait, and how many were given up since then (UTC ms). */
  queued(schoolId: string, since: number): Promise<{ waiting: number; failed: number }>;
  /** The newest hundred. */
  deliveries(schoolId: string): Promise<DeliveryRow[]>;
}
