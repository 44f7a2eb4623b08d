// A route drawn as a line with stations, like a metro map; each station says by shape and colour when somebody was last there.
import { Check, TriangleAlert, X } from 'lucide';
import type { Place } from '../../domain/place.ts';
import type { Route } from '../../domain/route.ts';
import { LastVisits } from '../../domain/round-reports.ts';
import { nearDayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './line-map.module.css';
import shared from './plans.module.css';
import { usePlanWords } from './use-words.ts';
import { shortNames } from './writing-route.ts';

const dayMs = 86_400_000;
type Age = 'day' | 'week' | 'older' | 'never';

const ageOf = (at: number | undefined, now: number): Age =>
  at === undefined ? 'never' : now - at < dayMs ? 'day' : now - at < 7 * dayMs ? 'week' : 'older';

const marks = { day: Check, week: TriangleAlert, older: X, never: null };
const ages: readonly Age[] = ['day', 'week', 'older', 'never'];

type Props = { route: Route; places: readonly Place[]; isKnown: boolean };

export function LineMap({ route, places, isKnown }: Props) {
  return isKnown ? <Asked route={route} places={places} /> : <Drawn route={route} places={places} seen={null} />;
}

type Seen = ReadonlyMap<string, { at: number; byName: string }>;

function Asked({ route, places }: Pick<Props, 'route' | 'places'>) {
  const words = usePlanWords();
  const { body, trouble } = useReport(`/api/rounds/last-visits?route=${route.id}`, LastVisits);
  const seen = body ? new Map(body.visits.map((visit) => [visit.placeId, visit])) : null;
  return (
    <Drawn route={route} places={places} seen={seen}>
      {!body && trouble && <p class={shared.hint}>{words.mapOffline}</p>}
    </Drawn>
  );
}

type DrawnProps = {
  route: Route;
  places: readonly Place[];
  seen: Seen | null;
  children?: preact.ComponentChildren;
};

function Drawn({ route, places, seen, children }: DrawnProps) {
  const language = useLanguage();
  const words = usePlanWords();
  const byId = new Map(places.map((place) => [place.id, place]));
  const names = shortNames(route.points.map(({ placeId }) => byId.get(placeId)));
  const now = Date.now();
  return (
    <section class={shared.aside} aria-label={words.map}>
      <Card>
        <h2 class={shared.group}>{words.map}</h2>
        {children}
        <ol class={styles.map}>
          {route.points.map(({ placeId }, i) => {
            const visit = seen?.get(placeId);
            const age = ageOf(visit?.at, now);
            return (
              <li key={placeId} class={styles.stop}>
                <Station age={seen ? age : 'never'} />
                <span class={styles.name}>{names[i] || words.gone}</span>
                {seen && (
                  <span class={styles.when}>
                    {visit ? words.lastSeen(nearDayAndClock(visit.at, language), visit.byName) : words.ages.never}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
        {seen && (
          <ul class={styles.legend} aria-label={words.mapHint}>
            {ages.map((age) => (
              <li key={age}>
                <Station age={age} />
                {words.ages[age]}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

function Station({ age }: { age: Age }) {
  const mark = marks[age];
  return <span class={`${styles.station} ${styles[age] ?? ''}`}>{mark && <Icon of={mark} size={18} />}</span>;
}
