// The line of a route at the desk, with what the school knows of each point.
import type { Place } from '../../domain/place.ts';
import { LastVisits } from '../../domain/round-reports.ts';
import type { Route } from '../../domain/route.ts';
import { LineMap } from '../line-map.tsx';
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import shared from './plans.module.css';
import { usePlanWords } from './use-words.ts';

type Props = { route: Route; places: readonly Place[] };

/** `isKnown`: the school has this route, so it can be asked about it. */
export function RouteMap({ isKnown, ...props }: Props & { isKnown: boolean }) {
  return isKnown ? <Asked {...props} /> : <Framed {...props} seen={null} trouble={false} />;
}

function Asked({ route, places }: Props) {
  const { body, trouble } = useReport(`/api/rounds/last-visits?route=${route.id}`, LastVisits);
  const seen = body ? new Map(body.visits.map((visit) => [visit.placeId, visit])) : null;
  return <Framed {...{ route, places, seen }} trouble={!body && trouble !== null} />;
}

type FramedProps = Props & { seen: Parameters<typeof LineMap>[0]['seen']; trouble: boolean };

function Framed({ route, places, seen, trouble }: FramedProps) {
  const words = usePlanWords();
  const byId = new Map(places.map((place) => [place.id, place]));
  return (
    <section class={shared.aside} aria-label={words.map}>
      <Card>
        <h2 class={shared.group}>{words.map}</h2>
        {trouble && <p class={shared.hint}>{words.mapOffline}</p>}
        <LineMap points={route.points} places={byId} seen={seen} now={Date.now()} gone={words.gone} />
      </Card>
    </section>
  );
}
