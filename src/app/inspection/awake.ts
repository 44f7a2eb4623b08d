// Keeps the screen from going dark while somebody reads a checklist, where the browser can and the battery is not low.
import { useEffect } from 'preact/hooks';

export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let left = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (left) await lock.release();
      } catch (error) {
        // Refused when the battery is low: the screen then goes dark as usual.
        if (!(error instanceof DOMException)) throw error;
      }
    };
    const again = () => void ask();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
