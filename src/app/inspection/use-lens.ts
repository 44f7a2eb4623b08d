// Torch and zoom as the person set them. What the camera refuses is offered no more: a button that does nothing is worse than none.
import { useState } from 'preact/hooks';
import type { LensOf } from './camera-stream.ts';

export function useLens({ hasTorch, zoom, set }: LensOf) {
  const [torch, setTorch] = useState(hasTorch ? false : null);
  const [range, setRange] = useState(zoom);
  const [times, setTimes] = useState(1);
  return {
    /** Is it on? null: there is none. */
    torch,
    turn: async () => setTorch((await set({ torch: !torch })) ? !torch : null),
    times: range && times,
    bring: async (by: number) => {
      if (range && (await set({ zoom: range.min * by }))) setTimes(by);
      else setRange(null);
    },
  };
}
