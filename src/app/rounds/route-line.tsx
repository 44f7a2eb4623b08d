// The route as a line: each point a station, with what happened there and when.
import type { OpenAt } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { useRef } from 'preact/hooks';
import { satisfies } from '../../domain/round.ts';
import { clock } from '../format.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { OpenCount } from './open-hazards.tsx';
import styles from './rounds.module.css';
import { firstVisit, stretchesOf, type OnRoute, type Station } from './stations.ts';
import { useRoundWords } from './use-words.ts';

type RouteLineProps = {
  here: RoundHere;
  at: OnRoute;
  openOf: (station: Station) => readonly OpenAt[];
  personId: string;
  onOpen: ((station: Station) => void) | null;
};

export function RouteLine(props: RouteLineProps) {
  const words = useRoundWords();
  const headings = useRef<(HTMLHeadingElement | null)[]>([]);
  const { stations, next } = props.at;
  const stretches = stretchesOf(stations);
  if (!stretches) return <Stations {...props} stations={stations} label={words.line} />;
  const go = (i: number) => {
    headings.current[i]?.scrollIntoView();
    headings.current[i]?.focus({ preventScroll: true });
  };
  return (
    <>
      <nav class={styles.floors} aria-label={words.floors}>
        {stretches.map(({ name, stations: those }, i) => (
          <button
            key={i}
            type="button"
            aria-current={next !== null && those.includes(next) ? 'location' : undefined}
            onClick={() => go(i)}
          >
            {name} <b>{words.progress(those.filter(({ isDone }) => isDone).length, those.length)}</b>
          </button>
        ))}
      </nav>
      {stretches.map(({ name, stations: those }, i) => (
        <section key={i}>
          <h2 class={styles.floor} tabIndex={-1} ref={(heading) => void (headings.current[i] = heading)}>
            {name}
          </h2>
          <Stations {...props} stations={those} label={name} />
        </section>
      ))}
    </>
  );
}

type StationsProps = RouteLineProps & { stations: readonly Station[]; label: string };

function Stations({ here, stations, label, openOf, personId, onOpen }: StationsProps) {
  return (
    <Line aria-label={label}>
      {stations.map((station) => (
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
