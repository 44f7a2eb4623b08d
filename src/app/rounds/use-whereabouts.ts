// Where the phone is while a round is walked whose plan asks for it. Nobody waits for it, and a phone that says nothing is no fault.
import { useEffect, useRef } from 'preact/hooks';
import type { Arriving } from '../../db/round-acts.ts';
import { roughly } from '../../domain/whereabouts.ts';

type Location = NonNullable<Arriving['location']>;
export type Whereabouts = { look: () => void; last: () => Location | null };

const lookForMs = 5000;
/** Older than this it says where somebody was, not where he is. */
const freshMs = 60_000;

/** `isAsked`: only then is the phone asked, when the page comes into view and when `look` says so. */
export function useWhereabouts(isAsked: boolean): Whereabouts {
  const found = useRef<{ location: Location; at: number } | null>(null);
  const look = () => {
    if (!isAsked || !('geolocation' in navigator)) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        const location = roughly({ latitude, longitude, accuracyM: accuracy, ageMs: 0 });
        found.current = { location, at: performance.now() };
      },
      () => undefined,
      { enableHighAccuracy: true, timeout: lookForMs, maximumAge: lookForMs },
    );
  };
  useEffect(() => {
    if (!isAsked) return;
    const seen = () => document.visibilityState === 'visible' && look();
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [isAsked]);
  return {
    look,
    last: () => {
      const ageMs = found.current ? Math.round(performance.now() - found.current.at) : Infinity;
      return isAsked && found.current && ageMs <= freshMs ? { ...found.current.location, ageMs } : null;
    },
  };
}
