// One round: every point with its visits, how each was shown, and what is worth a look.
import { SearchX } from 'lucide';
import { useMemo } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { isPresumed, madeUp, type Point, type Round, type Visit } from '../../domain/round.ts';
import { roundFacts } from '../../domain/round-facts.ts';
import { fastLegs, type Leg } from '../../domain/round-legs.ts';
import { isOfPeriod, lastDayOf } from '../../domain/round-days.ts';
import { readRoundId } from '../../domain/round-id.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayName } from '../days.ts';
import { clock, nearDayAndClock } from '../format.ts';
import { legText } from '../leg-text.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { qualityWords } from '../words/quality.ts';
import { boardPath, gapsOf, numberOf, RoundsSchema } from './board-asked.ts';
import { roundWhen } from './board-when.ts';
import styles from './board.module.css';
import type { BoardWords } from '../words/rounds-board.ts';
import { NightPaper } from './night-later.tsx';
import { Sayings, tones } from './round-said.tsx';
import { named } from './names.ts';
import { useBoardWords, usePlaceNames } from './use-board.ts';
import { VisitPhotos } from './visit-photos.tsx';

export function RoundPage({ id }: { id: string }) {
  const language = useLanguage();
  const { common } = useWords();
  const words = useBoardWords();
  const nameOf = usePlaceNames();
  const day = readRoundId(id)?.day ?? '';
  const report = useReport(boardPath(day), RoundsSchema);
  const { body, trouble } = report;
  const row = body?.rows.find((one) => one.id === id);
  const isOver = row !== undefined && body !== undefined && body.asOf >= row.closesAt;
  return (
    <Page
      title={row?.planName ?? words.title}
      sub={
        row &&
        [
          !isOfPeriod(row) && dayName(row.day, language),
          roundWhen(row, numberOf(row, body?.rows ?? []), words, language),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      back={common.back}
      backTo={`/rounds-board?day=${isOver ? lastDayOf(row) : day}`}
      action={
        row && (
          <Button look="plain" onClick={() => print()}>
            {words.print}
          </Button>
        )
      }
    >
      <div class={`${styles.screen} ${styles.stack}`}>
        <AsOf report={report} />
        {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
        {body && !row && (
          <Notice icon={SearchX}>
            <p>{words.unknown}</p>
            <p>{words.unknownHint}</p>
          </Notice>
        )}
        {row && (
          <>
            <Card>
              <p>
                <Badge tone={tones[row.standing]}>{words.standings[row.standing]}</Badge>
              </p>
              <Sayings row={row} gap={gapsOf(body?.rows ?? []).get(row.id)} nameOf={nameOf} />
              {row.round && <Walks round={row.round} />}
            </Card>
            {row.round && row.round.walks.length > 0 && (
              <Facts round={row.round} again={row.again ?? []} nameOf={nameOf} />
            )}
            <Points row={row} nameOf={nameOf} />
          </>
        )}
      </div>
      {row && <NightPaper day={row.day} rows={[row]} all={body?.rows ?? []} />}
    </Page>
  );
}

function Walks({ round }: { round: Round }) {
  const words = useBoardWords();
  const { closed } = round;
  return (
    <>
      {round.walks.map(({ by, byName, startedAt, finishedAt, note, from }) => (
        <p key={by} class={styles.saying}>
          {words.part(byName, clock(startedAt), finishedAt === null ? words.underWay : clock(finishedAt))}
          {from && ` · ${words.from(from.byName, from.told?.open ?? 0)}`}
          {note && ` · ${words.note(byName, note)}`}
        </p>
      ))}
      {closed && <p class={styles.hint}>{words.closed(clock(closed.at), words.outcomes[closed.outcome])}</p>}
    </>
  );
}

type NamedProps = { nameOf: (id: string) => string };

/** Ways that were too quick, by where the places are now. */
function useLegs(round: Round): Leg[] {
  const db = useDb();
  const placesById = useLive(async () => new Map((await places(db)).map((place) => [place.id, place])), [db]);
  return useMemo(() => (placesById ? fastLegs(round, (id) => placesById.get(id)) : []), [round, placesById]);
}

type FactsProps = NamedProps & { round: Round; again: NonNullable<RoundRow['again']> };

function Facts({ round, again, nameOf }: FactsProps) {
  const language = useLanguage();
  const words = useBoardWords();
  const { fast, early, outOfOrder, unsure, off, unproved, typed, micro } = roundFacts(round);
  const legs = useLegs(round);
  const names = (ids: readonly string[]) => named(ids.map(nameOf), words);
  const facts = [
    round.closed?.unplanned && qualityWords[language].unplanned,
    round.closed?.unheard && qualityWords[language].olderPlan(names(round.closed.unheard)),
    early.length > 0 && qualityWords[language].early(names(early)),
    fast && qualityWords[language].fastRound(fast.seconds, fast.points),
    ...legs.map((leg) => legText(leg, qualityWords[language], nameOf)),
    outOfOrder.length > 0 && words.order(names(outOfOrder)),
    unsure.length > 0 && words.clock(names(unsure)),
    off.length > 0 && qualityWords[language].off(names(off)),
    unproved.length > 0 && words.unproved(names(unproved)),
    typed.length > 0 && words.typed(names(typed)),
    micro.length > 0 && qualityWords[language].micro(names(micro)),
  ].filter((one): one is string => typeof one === 'string');
  return (
    <Card>
      <section aria-label={words.facts}>
        <h2>{words.facts}</h2>
        {again.map(({ spot, earlier }) => (
          <p key={`${spot} ${earlier.id}`}>
            {words.photoAgain(nameOf(spot))}{' '}
            <a href={earlier.about === 'round' ? `/rounds-board/${earlier.id}` : `/school-record/${earlier.id}`}>
              {nearDayAndClock(earlier.at, language)}
            </a>
          </p>
        ))}
        {facts.length + again.length === 0 && <p>{words.factsNone}</p>}
        {facts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {facts.length + again.length > 0 && <p class={styles.hint}>{words.factsHint}</p>}
      </section>
    </Card>
  );
}

function Points({ row, nameOf }: NamedProps & { row: RoundRow }) {
  const words = useBoardWords();
  const points: Point[] = row.round?.points ?? row.points.map((point) => ({ ...point, visits: [], skips: [] }));
  const isShown = (visit: Visit) => !row.round || !isPresumed(row.round, visit);
  const late = new Set(row.round ? madeUp(row.round) : []);
  const isOver = row.standing !== 'ahead' && row.standing !== 'open' && row.standing !== 'running';
  const stateOf = ({ visits, skips, placeId }: Point) => {
    if (late.has(placeId)) return 'late';
    if (visits.length > 0) return 'done';
    return skips.length > 0 ? 'skipped' : isOver && row.standing !== 'overdue' ? 'abnormal' : 'todo';
  };
  return (
    <section aria-label={words.points}>
      <h2>{words.points}</h2>
      <Line>
        {points.map((point) => (
          <Stop key={point.placeId} state={stateOf(point)}>
            <StopTitle>{nameOf(point.placeId)}</StopTitle>
            {point.visits.map((visit) => (
              <div key={visit.id}>
                <StopAbout>{visitSaid(visit, isShown(visit) ? words.how[visit.how] : words.notAsked, words)}</StopAbout>
                {visit.photos && (
                  <VisitPhotos
                    roundId={row.id}
                    photos={visit.photos}
                    alt={`${nameOf(point.placeId)} ${clock(visit.at)}`}
                  />
                )}
              </div>
            ))}
            {late.has(point.placeId) && <StopAbout>{words.afterClose}</StopAbout>}
            {point.skips.map(({ id, at, byName, reason, note }) => (
              <StopAbout key={id}>
                {clock(at)} {byName} · {[words.reasons[reason], note].filter(Boolean).join(' ')}
              </StopAbout>
            ))}
            {point.visits.length + point.skips.length === 0 && isOver && <StopAbout>{words.noVisit}</StopAbout>}
          </Stop>
        ))}
      </Line>
    </section>
  );
}

function visitSaid({ at, byName, sure, code, photos, micro, near }: Visit, how: string, words: BoardWords): string {
  return [
    `${clock(at)} ${byName}`,
    how,
    code && words.codes[code],
    photos && words.photos(photos.length),
    micro && words.micro(micro.ask === 'photo' && micro.said !== null ? '' : micro.said),
    near && words.near(near.m, near.accuracyM),
    !sure && words.unsure,
  ]
    .filter(Boolean)
    .join(' · ');
}
