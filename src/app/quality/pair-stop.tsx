// One drawn inspection: waiting for its second look, past it, or both looks side by side where they differ.
import type { PairRow } from '../../domain/pair-reports.ts';
import type { Said } from '../../domain/recheck.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import styles from './quality.module.css';
import { useQualityWords } from './use-words.ts';

const stations: Record<PairRow['state'], StationState> = { open: 'todo', done: 'done', lapsed: 'skipped' };

export function PairStop({ row }: { row: PairRow }) {
  const language = useLanguage();
  const words = useQualityWords();
  const { state, until, compared, agreed, differs } = row;
  const said = { open: words.until, lapsed: words.lapsed };
  return (
    <Stop state={stations[state]}>
      <StopTitle>
        {inLanguage(row.template.name, language)} · {row.placeName}
      </StopTitle>
      <Sides row={row} />
      {state === 'done' ? (
        <p class={styles.fact}>
          {compared === 0
            ? words.nothingCompared
            : differs.length === 0
              ? words.agrees(compared)
              : words.differs(agreed, compared)}
        </p>
      ) : (
        <p class={styles.fact}>{said[state](nearDayAndClock(until, language))}</p>
      )}
      {differs.length > 0 && <Differences row={row} />}
    </Stop>
  );
}

/** Who looked and when; each opens the record. */
function Sides({ row }: { row: PairRow }) {
  const language = useLanguage();
  const words = useQualityWords();
  const { id, byName, finishedAt, second } = row;
  const sides = [
    { word: words.first, id, byName, at: finishedAt },
    ...(second ? [{ word: words.second, id: second.id, byName: second.byName, at: second.finishedAt }] : []),
  ];
  return sides.map((side) => (
    <StopAbout key={side.word}>
      <a class={styles.side} href={`/school-record/${side.id}`}>
        {side.word} {side.byName} {nearDayAndClock(side.at, language)}
      </a>
    </StopAbout>
  ));
}

const tones: Record<Said, Tone> = { normal: 'normal', abnormal: 'abnormal', 'not-applicable': 'plain' };

function Differences({ row: { differs } }: { row: PairRow }) {
  const language = useLanguage();
  const words = useQualityWords();
  return (
    <ul class={styles.differs}>
      {differs.map(({ itemId, text, first, second }) => (
        <li key={itemId}>
          <p>{inLanguage(text, language)}</p>
          <p class={styles.both}>
            <span>
              {words.first} <Badge tone={tones[first]}>{words.said[first]}</Badge>
            </span>
            <span>
              {words.second} <Badge tone={tones[second]}>{words.said[second]}</Badge>
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
