// The route as a line: each point a station, with what happened there and when.
import type { OpenAt } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { satisfies } from '../../domain/round.ts';
import { clock } from '../format.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { OpenCount } from './open-hazards.tsx';
import styles from './rounds.module.css';
import { firstVisit, type OnRoute, type Station } from './stations.ts';
import { useRoundWords } from './use-words.ts';

type RouteLineProps = {
  here: RoundHere;
  at: OnRoute;
  openOf: (station: Station) => readonly OpenAt[];
  personId: string;
  onOpen: ((station: Station) => void) | null;
};

export function RouteLine({ here, at, openOf, personId, onOpen }: RouteLineProps) {
  const words = useRoundWords();
  return (
    <Line aria-label={words.line}>
      {at.stations.map((station) => (
        <Stop key={station.point.placeId} state={station.state}>
          {onOpen ? (
            <button type="button" class={styles.press} onClick={() => onOpen(station)}>
              <Inside {...{ here, station, personId }} open={openOf(station).length} />
            </button>
          ) : (
            <Inside {...{ here, station, personId }} open={openOf(station).length} />
          )}
        </Stop>
      ))}
    </Line>
  );
}

type InsideProps = { here: RoundHere; station: Station; open: number; personId: string };

function Inside({ here, station, open, personId }: InsideProps) {
  const words = useRoundWords();
  const { point, name, state, isDone } = station;
  const visit = firstVisit(station);
  const skip = isDone ? undefined : point.skips.at(-1);
  const told = here.round?.walks.find(({ by }) => by === personId)?.from;
  return (
    <>
      <StopTitle>{name}</StopTitle>
      <StopAbout>
        {state === 'here' && <span class={styles.here}>{words.here} </span>}
        {visit && (
          <time>
            {visit.by === personId ? words.arrivedAt(clock(visit.at)) : words.arrivedBy(clock(visit.at), visit.byName)}
          </time>
        )}
        {visit && !satisfies(visit, here.due.proof) && ` · ${words.noProof}`}
        {visit?.how === 'typed' && ` · ${words.typed}`}
        {isDone && !visit && told && words.toldDone(told.byName)}
        {skip && words.skipped([words.reasons[skip.reason], skip.note].filter(Boolean).join(' '))}
        {!isDone && !skip && point.minutes !== null && words.minutes(point.minutes)}
      </StopAbout>
      <OpenCount n={open} />
    </>
  );
}
