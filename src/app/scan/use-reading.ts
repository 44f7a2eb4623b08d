// Looks at the camera's picture again and again until something is read.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { openReader } from './read-code.ts';

/** Between two looks the page must stay free for the thumb: as long as a look took, so that a quick phone looks more often. */
const [leastRestMs, mostRestMs] = [16, 80];
/** The same code is not said twice while it stays in sight. */
const sameForMs = 4000;

export function useReading(
  video: RefObject<HTMLVideoElement | null>,
  isLive: boolean,
  onText: (text: string) => void,
): void {
  const say = useRef(onText);
  say.current = onText;
  useEffect(() => {
    if (!isLive) return;
    const ending = new AbortController();
    const { signal } = ending;
    let last: { text: string; at: number } | null = null;
    const look = async () => {
      const read = await openReader();
      while (!signal.aborted) {
        const began = performance.now();
        const text = video.current ? await read(video.current) : null;
        const isNew = text !== null && !(last?.text === text && performance.now() - last.at < sameForMs);
        if (text !== null) last = { text, at: performance.now() };
        if (isNew && !signal.aborted) say.current(text);
        const restMs = Math.min(Math.max(performance.now() - began, leastRestMs), mostRestMs);
        await new Promise((resolve) => setTimeout(resolve, restMs));
      }
    };
    void look();
    return () => ending.abort();
  }, [isLive]);
}
