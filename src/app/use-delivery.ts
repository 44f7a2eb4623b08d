// What has not arrived, as it is on every screen.
import { useEffect, useState } from 'preact/hooks';
import { deliveryCounts, type DeliveryCounts } from '../db/records.ts';
import { onRecorded } from '../db/recorded.ts';
import { useLive } from './use-live.ts';
import { useDb } from './use-screen.ts';

/** undefined until it is counted; where nothing waited, also from the moment something is recorded until it is counted again. */
export function useDelivery(): DeliveryCounts | undefined {
  const db = useDb();
  const [times, setTimes] = useState(0);
  useEffect(() => onRecorded(() => setTimes((before) => before + 1)), []);
  const counted = useLive(async () => ({ ...(await deliveryCounts(db)), times }), [db, times]);
  return counted?.times === times || counted?.oldestAt ? counted : undefined;
}
