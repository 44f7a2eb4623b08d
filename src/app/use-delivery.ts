// What has not arrived, as it is on every screen.
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { deliveryCounts, type DeliveryCounts } from '../db/records.ts';
import { onRecorded } from '../db/recorded.ts';
import { screen } from './state.ts';
import { useLive } from './use-live.ts';
import { useDb, useScreen } from './use-screen.ts';

/** Counted for the whole page; undefined until it is, and where nothing waited also from the moment something is recorded until it is counted again. */
export function useDelivery(): DeliveryCounts | undefined {
  const db = useDb();
  const [times, setTimes] = useState(0);
  useEffect(() => onRecorded(() => setTimes((before) => before + 1)), []);
  const counted = useLive(async () => ({ ...(await deliveryCounts(db)), times }), [db, times]);
  const counts = counted?.times === times || counted?.oldestAt ? counted : undefined;
  useLayoutEffect(() => {
    screen.setState({ delivery: counts });
    return () => screen.setState({ delivery: undefined });
  }, [counts]);
  return counts;
}

/** The same for whoever stands below that line: where thousands wait, counting again takes longer than drawing a screen. */
export const useDeliveryCounted = (): DeliveryCounts | undefined => useScreen((now) => now.delivery);
