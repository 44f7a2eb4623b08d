// Seconds that have to pass before another try.
import { useEffect, useState } from 'preact/hooks';

/** Seconds left, and the way to start it with so many milliseconds. */
export function useCountdown(): [number, (ms: number) => void] {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const tick = setTimeout(() => setNow(Date.now()), 1000);
    return () => clearTimeout(tick);
  }, [left, now]);
  return [
    left,
    (ms) => {
      setNow(Date.now());
      setUntil(Date.now() + ms);
    },
  ];
}
