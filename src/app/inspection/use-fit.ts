// The largest box of one shape that fits into a frame, in CSS pixels, also after the phone was turned.
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** `ratio`: width to height. */
export function useFit(frame: RefObject<HTMLElement | null>, ratio: number): [width: number, height: number] {
  const [box, setBox] = useState<[number, number]>([0, 0]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const fit = () => {
      const width = Math.min(element.clientWidth, element.clientHeight * ratio);
      setBox([Math.floor(width), Math.floor(width / ratio)]);
    };
    fit();
    const watching = new ResizeObserver(fit);
    watching.observe(element);
    return () => watching.disconnect();
  }, [ratio]);
  return box;
}
