// One round, record or case with what stands out about it, and who has looked.
import type { ComponentChildren } from 'preact';
import type { RemarkRow } from '../../domain/remark-reports.ts';
import type { Remark } from '../../domain/remarks.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import styles from './quality.module.css';
import { legText } from '../leg-text.ts';
import { useQualityWords, type NamesOf } from './use-words.ts';

const folders = { round: '/rounds-board/', inspection: '/school-record/', hazard: '/hazards/' };
/** Where the round, record or case is read. */
export const addressOf = ({ about, id }: { about: RemarkRow['about']; id: string }): string =>
  folders[about] + encodeURIComponent(id);

type StopProps = { row: RemarkRow; namesOf: NamesOf; isLooked: boolean; onLook: () => void };

export function RemarkStop({ row, namesOf, isLooked, onLook }: StopProps) {
  const language = useLanguage();
  const words = useQualityWords();
  const { at, byNames, looks, mayLook } = row;
  return (
    <Stop state={isLooked ? 'done' : 'todo'}>
      <StopTitle>
        <a class={styles.title} href={addressOf(row)}>
          {titleOf(row, language)}
        </a>
      </StopTitle>
      <StopAbout>{[nearDayAndClock(at, language), byNames.join(words.list)].join(' · ')}</StopAbout>
      <RemarkLines row={row} namesOf={namesOf} />
      {looks.map((look) => (
        <StopAbout key={`${look.by} ${look.at}`}>
          {words.lookedBy(look.byName, nearDayAndClock(look.at, language), look.note)}
        </StopAbout>
      ))}
      {!isLooked && (
        <div class={styles.key}>
          {mayLook ? <Button onClick={onLook}>{words.look}</Button> : <StopAbout>{words.own}</StopAbout>}
        </div>
      )}
    </Stop>
  );
}

export const titleOf = ({ name, where }: RemarkRow, language: 'zh' | 'en'): string =>
  [inLanguage(name, language), where].join(' · ');

export const RemarkLines = ({ row, namesOf }: { row: RemarkRow; namesOf: NamesOf }) => (
  <>
    {row.remarks.map((remark) => (
      <RemarkLine key={remark.kind} remark={remark} isRound={row.about === 'round'} namesOf={namesOf} />
    ))}
  </>
);

type LineProps = { remark: Remark; isRound: boolean; namesOf: NamesOf };

function RemarkLine({ remark, isRound, namesOf }: LineProps) {
  const words = useQualityWords();
  switch (remark.kind) {
    case 'same-photo':
    case 'like-photo':
      return <Photos remark={remark} isRound={isRound} namesOf={namesOf} />;
    case 'fast-round':
      return <Fact>{words.fastRound(remark.seconds, remark.points)}</Fact>;
    case 'far':
      return remark.legs.map((leg) => (
        <Fact key={`${leg.from} ${leg.to}`}>{legText(leg, words, (id) => namesOf([id]))}</Fact>
      ));
    case 'gap':
      return <Fact>{words.gap(remark.minutes, remark.most)}</Fact>;
    case 'unplanned':
      return <Fact>{words.unplanned}</Fact>;
    case 'older-plan':
      return <Fact>{words.olderPlan(namesOf(remark.places))}</Fact>;
    case 'early':
      return <Fact>{words.early(namesOf(remark.places))}</Fact>;
    case 'all-normal':
      return <Fact>{words.allNormal(remark.seconds, remark.least)}</Fact>;
    case 'fast':
      return <Fact>{words.fastCheck(remark.seconds, remark.least)}</Fact>;
    case 'quick':
      return <Fact>{words.quick(remark.seconds, remark.usual)}</Fact>;
    case 'unproved':
      return <Fact>{words.unproved(namesOf(remark.places))}</Fact>;
    case 'typed':
      return <Fact>{words.typed(namesOf(remark.places))}</Fact>;
    case 'micro':
      return <Fact>{words.micro(namesOf(remark.places))}</Fact>;
    case 'order':
      return <Fact>{words.order(namesOf(remark.places))}</Fact>;
    case 'clock':
      if (!isRound) return <Fact>{words.clockOff}</Fact>;
      return (
        <>
          {remark.places.length > 0 && <Fact>{words.unsure(namesOf(remark.places))}</Fact>}
          {remark.off && <Fact>{words.off(namesOf(remark.off))}</Fact>}
        </>
      );
    case 'spot':
      return <Fact>{words.spot[remark.is]}</Fact>;
    case 'location':
      return <Fact>{words.location}</Fact>;
    case 'late':
      return <Fact>{words.late(remark.reason)}</Fact>;
  }
}

const Fact = ({ children }: { children: ComponentChildren }) => <p class={styles.fact}>{children}</p>;

type PhotosProps = LineProps & { remark: Extract<Remark, { photos: unknown }> };

function Photos({ remark: { kind, photos }, isRound, namesOf }: PhotosProps) {
  const language = useLanguage();
  const words = useQualityWords();
  return photos.map(({ spot, earlier }) => {
    const where = isRound ? namesOf([spot]) : (words.spots[spot] ?? spot);
    return (
      <Fact key={`${spot} ${earlier.id}`}>
        {kind === 'same-photo' ? words.samePhoto(where) : words.likePhoto(where)}{' '}
        <a href={addressOf(earlier)}>{words.earlier(nearDayAndClock(earlier.at, language))}</a>
      </Fact>
    );
  });
}
