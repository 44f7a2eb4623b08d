// A round that is known here: what it is, how far it is, and what comes next.
import { ArrowRightLeft } from 'lucide';
import { useState } from 'preact/hooks';
import { startRound } from '../../db/round-acts.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { clock } from '../format.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { BatonSheet } from './baton-sheet.tsx';
import { FinishSheet } from './finish-sheet.tsx';
import { JustArrived } from './just-arrived.tsx';
import { NextStep } from './next-step.tsx';
import { PointSheet } from './point-sheet.tsx';
import { Readiness } from './readiness.tsx';
import { RoundOver } from './round-over.tsx';
import { whenOf } from './round-when.ts';
import { RouteMap } from './route-map.tsx';
import { RouteLine } from './route-line.tsx';
import styles from './rounds.module.css';
import { toneOf } from './standing-words.ts';
import { onRoute, type Station } from './stations.ts';
import { useActing } from '../use-acting.ts';
import { useArriving } from './use-arriving.tsx';
import { useOpenAt } from './use-open-at.ts';
import { useRoundWords } from './use-words.ts';

type Open = { is: 'point'; placeId: string } | { is: 'finish' } | { is: 'baton' };

export function RoundPage({ here, now }: { here: RoundHere; now: number }) {
  const db = useDb();
  const { person } = useSession();
  const language = useLanguage();
  const { common } = useWords();
  const words = useRoundWords();
  const starting = useActing();
  const [sheet, setSheet] = useState<Open | null>(null);
  const [mapped, setMapped] = useState(false);
  const [passed, setPassed] = useState<string | null>(null);
  const at = onRoute(here, person.id);
  const openPoint = ({ point }: Station) => setSheet({ is: 'point', placeId: point.placeId });
  const arrivals = useArriving(here, at, openPoint);
  const { due, round, standing } = here;
  const mine = round?.walks.find(({ by }) => by === person.id);
  const total = due.points.length;
  const current = at.isWalking && at.last && at.last.point.placeId !== passed ? at.last : null;
  const asked = sheet?.is === 'point' ? at.stations.find(({ point }) => point.placeId === sheet.placeId) : undefined;
  const failed = starting.failed ?? arrivals.failed;
  const isAhead = !round?.walks.length && ['ahead', 'open', 'overdue'].includes(standing);
  const told = mine?.from?.told;
  const openHere =
    useOpenAt(
      here,
      due.points.map(({ placeId }) => placeId),
      told,
    ) ?? [];
  const openOf = ({ point }: Station) => openHere.filter(({ placeId }) => placeId === point.placeId);
  const close = () => setSheet(null);
  return (
    <Page
      narrow
      title={due.planName}
      sub={`${due.routeName} · ${whenOf(due, language)}`}
      back={common.back}
      bar={
        <NextStep
          {...{ here, at, arrivals, current }}
          busy={starting.busy || arrivals.busy}
          acting={starting}
          onStart={() => starting.run(async () => void (await startRound(db, due)))}
          onOpen={openPoint}
          onPass={() => setPassed(current?.point.placeId ?? null)}
          onFinish={() => setSheet({ is: 'finish' })}
        />
      }
    >
      <div class={styles.stack}>
        {failed && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        {!here.mine && <p class={styles.warn}>{words.notMine}</p>}
        {mine && mine.finishedAt !== null && <RoundOver here={here} at={at} />}
        <div>
          <div class={styles.progress}>
            <b>{round ? words.doneOf(here.seen, total) : words.points(total)}</b>
            <Badge tone={toneOf[standing]}>{words.standings[standing]}</Badge>
            <span class={styles.small}>{words.order[due.order]}</span>
          </div>
          {round?.walks.map(({ by, byName, startedAt, finishedAt, from }) => (
            <p key={by} class={styles.small}>
              {finishedAt === null
                ? words.by(byName, clock(startedAt))
                : words.byFinished(byName, clock(startedAt), clock(finishedAt))}
              {from && ` · ${words.tookOver(from.byName)}`}
            </p>
          ))}
          {!round && due.startBy !== null && standing !== 'missed' && (
            <p class={styles.small}>{words.startBy(clock(due.startBy))}</p>
          )}
        </div>
        {at.isWalking && (
          <div class={styles.keysInLine}>
            <Button onClick={() => setSheet({ is: 'baton' })}>
              <Icon of={ArrowRightLeft} size={22} />
              {words.handOver}
            </Button>
            {at.next && <Button onClick={() => setSheet({ is: 'finish' })}>{words.finishEarly}</Button>}
          </div>
        )}
        {here.plan?.location && (isAhead || at.isWalking) && <p class={styles.small}>{words.locates}</p>}
        {!mine && standing !== 'missed' && <Readiness due={due} now={now} />}
        {current && <JustArrived here={here} station={current} open={openOf(current)} />}
        {at.isWalking && at.next && <p class={styles.here}>{words.nextIs(at.next.name)}</p>}
        {isAhead ? (
          <RouteMap {...{ here, now }} open={openHere} />
        ) : (
          <RouteLine {...{ here, at, openOf }} personId={person.id} onOpen={at.isWalking ? openPoint : null} />
        )}
        {at.isWalking && (
          <details class={styles.later} onToggle={(event) => setMapped(event.currentTarget.open)}>
            <summary>{words.map.show}</summary>
            {mapped && <RouteMap {...{ here, now }} open={[]} />}
          </details>
        )}
      </div>
      {asked && <PointSheet here={here} station={asked} open={openOf(asked)} arrivals={arrivals} onClose={close} />}
      {sheet?.is === 'finish' && <FinishSheet {...{ here, at }} onClose={close} />}
      {sheet?.is === 'baton' && <BatonSheet {...{ here, at }} onClose={close} />}
      {arrivals.shown}
    </Page>
  );
}
