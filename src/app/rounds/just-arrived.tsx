// The point one stands at: that it is noted, and what is to be checked there.
import type { OpenAt } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { clock } from '../format.ts';
import { Card } from '../ui/card.tsx';
import { OpenHere } from './open-hazards.tsx';
import { PointChecklists } from './point-checklists.tsx';
import styles from './rounds.module.css';
import type { Station } from './stations.ts';
import { useRoundWords } from './use-words.ts';
import { useSession } from '../use-screen.ts';

type JustArrivedProps = { here: RoundHere; station: Station; open: readonly OpenAt[] };

export function JustArrived({ here, station, open }: JustArrivedProps) {
  const { person } = useSession();
  const words = useRoundWords();
  const visit = station.point.visits.findLast(({ by }) => by === person.id);
  return (
    <Card kind="main">
      <h2>{words.arrived(station.name)}</h2>
      <p class={styles.progress} role="status">
        {visit && <time>{clock(visit.at)}</time>}
        <span class={styles.good}>{words.saved}</span>
      </p>
      <PointChecklists here={here} station={station} />
      <OpenHere open={open} />
    </Card>
  );
}
