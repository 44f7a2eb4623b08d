// The route as a line map: when somebody was last at each point, as far as this phone knows.
import { lastVisits } from '../../db/round-visits.ts';
import type { OpenAt } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { LineMap } from '../line-map.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { OpenCount } from './open-hazards.tsx';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';

/** `open`: what is shown of hazards. */
type RouteMapProps = { here: RoundHere; now: number; open: readonly OpenAt[] };

export function RouteMap({ here, now, open }: RouteMapProps) {
  const db = useDb();
  const { map: words, minutes: needs } = useRoundWords();
  const seen = useLive(() => lastVisits(db), [db]);
  return (
    <div>
      <LineMap
        points={here.due.points}
        places={here.places}
        seen={seen ?? null}
        now={now}
        gone="…"
        unknown={words.unknown}
        about={(placeId) => {
          const minutes = here.due.points.find((point) => point.placeId === placeId)?.minutes ?? null;
          return (
            <>
              {minutes !== null && <span class={styles.small}>{needs(minutes)}</span>}
              <OpenCount n={open.filter((one) => one.placeId === placeId).length} />
            </>
          );
        }}
      />
      <p class={styles.mapHint}>{words.hint}</p>
    </div>
  );
}
