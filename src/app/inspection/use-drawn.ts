// A checklist is drawn as far as it is in sight first, so that its first answer can be given soon; the rest follows.
import { useEffect, useState } from 'preact/hooks';
import { whenAtRest } from '../at-rest.ts';
import { useDraft, useStore } from './use-draft.ts';

/** No row after the one the person is at is lower, whatever the size of the text. */
const leastRow = 85;
/** Nor take the head, that row itself and the bar together less of the screen. */
const leastAround = 400;
const step = 12;

/** How many rows are to be drawn now. */
export function useDrawn(): number {
  const { getState } = useStore();
  const all = useDraft(({ asked }) => asked.length);
  const upTo = (here: string | null): number =>
    getState().asked.findIndex((item) => item.id === here) +
    1 +
    Math.max(1, Math.ceil((innerHeight - leastAround) / leastRow));
  const [drawn, draw] = useState(() => Math.min(all, upTo(getState().here)));
  const reached = useDraft(({ here }) => drawn >= all || upTo(here) <= drawn);
  useEffect(() => {
    if (drawn < all) return whenAtRest(() => draw(Math.min(all, drawn + step)));
  }, [drawn]);
  return reached ? drawn : all;
}
