// Where a record stands between this phone and the school.
import type { OwnRecord } from '../../db/records.ts';
import type { StationState } from '../ui/line.tsx';

export type DeliverySteps = {
  /** UTC ms of the server's receipt; null before it. */
  receivedAt: number | null;
  receiptId: string | null;
  received: StationState;
  /** null: there are no photos to send. */
  photos: StationState | null;
  delivered: StationState;
};

type Asked = Pick<OwnRecord, 'delivery' | 'entries' | 'photos' | 'receipts' | 'receivedAt' | 'troubles'>;

/** The receipt that counts names the entry that stands; a withdrawn one's receipt says nothing about it. */
export function deliverySteps(record: Asked): DeliverySteps {
  const standing = record.entries.at(-1);
  const receipt = record.receipts.find(({ id }) => id === standing);
  const receivedAt = receipt?.serverTime ?? record.receivedAt;
  const isReceived = receivedAt !== null;
  const { have, total } = record.photos;
  return {
    receivedAt,
    receiptId: receipt?.receiptId ?? null,
    received: isReceived ? 'done' : record.delivery === 'attention' ? 'late' : 'here',
    photos:
      total === 0 ? null : !isReceived ? 'todo' : have >= total ? 'done' : record.troubles.length > 0 ? 'late' : 'here',
    delivered: record.delivery === 'delivered' ? 'done' : 'todo',
  };
}
