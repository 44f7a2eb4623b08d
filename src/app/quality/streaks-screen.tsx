// 长期零隐患: points to which every round came for a month and where nothing was found. Somebody else's look is proposed, and said where there was one.
import { Eye } from 'lucide';
import { mostStreaks, Streaks, type StreakRow } from '../../domain/streak-reports.ts';
import { streakDays } from '../../domain/streak.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayName } from '../days.ts';
import { nearDayAndClock } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './quality.module.css';
import { useQualityWords } from './use-words.ts';

export function StreaksScreen() {
  const language = useLanguage();
  const { common } = useWords();
  const words = useQualityWords();
  const report = useReport('/api/streaks', Streaks, { offers: true });
  const { body, trouble } = report;
  return (
    <>
      <AsOf report={report} />
      <p class={styles.hint}>
        {body
          ? words.streakSpan(dayName(body.from, language), dayName(body.to, language), body.total)
          : words.streakHint(streakDays)}
      </p>
      <details class={styles.how}>
        <summary>{words.streakHowTitle}</summary>
        <p class={styles.hint}>{words.streakHow}</p>
      </details>
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body?.rows.length === 0 && (
        <Notice icon={Eye}>
          <p>{words.streakNone}</p>
          <p>{words.streakHint(streakDays)}</p>
        </Notice>
      )}
      {body && body.rows.length > 0 && (
        <Gradual all={body.rows} more={common.more}>
          {(drawn) => (
            <Line>
              {drawn.map((row) => (
                <StreakStop key={row.placeId} row={row} />
              ))}
            </Line>
          )}
        </Gradual>
      )}
      {body && body.rows.length > 0 && <TakeList path="/api/streaks" />}
      {body && body.total > body.rows.length && <p class={styles.hint}>{words.streakMore(mostStreaks)}</p>}
    </>
  );
}

function StreakStop({ row: { placeId, placeName, rounds, last, spot } }: { row: StreakRow }) {
  const language = useLanguage();
  const words = useQualityWords();
  return (
    <Stop state={spot ? 'done' : 'todo'}>
      <StopTitle>
        <a class={styles.title} href={`/places/${placeId}`}>
          {placeName}
        </a>
      </StopTitle>
      <p class={styles.fact}>{words.streak(rounds)}</p>
      <StopAbout>{words.streakLast(last.byName, nearDayAndClock(last.at, language))}</StopAbout>
      {spot ? (
        <StopAbout>
          <a class={styles.side} href={`/school-record/${spot.id}`}>
            {words.streakSpot(spot.byName, nearDayAndClock(spot.at, language))}
          </a>
        </StopAbout>
      ) : (
        <div class={styles.key}>
          <ButtonLink href={`/start?place=${placeId}`} aria-label={words.streakGoTo(placeName)}>
            {words.streakGo}
          </ButtonLink>
        </div>
      )}
    </Stop>
  );
}
