// Asks again once something recorded here has arrived: the list is the school's.
import { useEffect, useRef } from 'preact/hooks';

/** `waiting`: how much of this phone's own has not arrived. */
export function useOnceDelivered(waiting: number, refresh: () => void): void {
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) refresh();
    before.current = waiting;
  }, [waiting]);
}
