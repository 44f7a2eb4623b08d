// A checklist is drawn as far as it is in sight first, so that its first answer can be given soon; the rest follows.
import { useEffect, useState } from 'preact/hooks';
import { whenAtRest } from '../at-rest.ts';
import { useDraft, useStore } from './use-draft.ts';

/** What a row takes at least, whatever the size of the text: one that has the three answers, and any other. */
const leastOfThree = 122;
const leastRow = 85;
/** Nor take the head, the row the person is at and the bar together less of the screen. */
const leastAround = 430;
const step = 12;

/** How many rows are to be drawn now. */
export function useDrawn(): number {
  const { getState } = useStore();
  const all = useDraft(({ asked }) => asked.length);
  const upTo = (here: string | null): number => {
    const { asked } = getState();
    const at = asked.findIndex((item) => item.id === here);
    // A row above the one the person is at stays in sight.
    let left = innerHeight - leastAround - (at > 0 ? leastRow : 0);
    let drawn = at + 1;
    do left -= asked[drawn++]?.type === 'PF' ? leastOfThree : leastRow;
    while (left > 0);
    return drawn;
  };
  const [drawn, draw] = useState(() => Math.min(all, upTo(getState().here)));
  const reached = useDraft(({ here }) => drawn >= all || upTo(here) <= drawn);
  useEffect(() => {
    if (drawn < all) return whenAtRest(() => draw(Math.min(all, drawn + step)));
  }, [drawn]);
  return reached ? drawn : all;
}
