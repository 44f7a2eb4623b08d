// What was answered: what stands out first, everything normal folded behind its number.
import { moment } from '../../db/moment.ts';
import type { OwnRecord } from '../../db/records.ts';
import { judge, type Answer, type Judgement } from '../../domain/answer.ts';
import { assetOf } from '../../domain/asset-item.ts';
import { answersById } from '../../domain/inspection.ts';
import { askedItems } from '../../domain/logic.ts';
import { correctedMs } from '../../domain/moment.ts';
import { score } from '../../domain/score.ts';
import { signBy } from '../../domain/signing.ts';
import type { Item } from '../../domain/template.ts';
import { answerText } from '../answer-text.ts';
import { ScoreLine } from '../score-line.tsx';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { PhotoStrip } from '../photo-strip.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import { Card } from '../ui/card.tsx';
import { OwnVoice } from './own-voice.tsx';
import styles from './records.module.css';

/** Of a record what it says: as it stands, or as it stood before a correction. */
export type ShownAnswers = Pick<
  OwnRecord,
  'id' | 'day' | 'inspection' | 'template' | 'submittedAt' | 'receivedAt' | 'awaits' | 'signatures'
>;
type Answered = { item: Item; number: number; answer: Answer | undefined; judgement: Judgement };

const stations: Record<Judgement, StationState> = {
  normal: 'done',
  abnormal: 'abnormal',
  'not-applicable': 'skipped',
  open: 'todo',
};

export function AnswerList({ record }: { record: ShownAnswers }) {
  const { records: words } = useWords();
  if (!record.template) return <p class={styles.about}>{words.unknownTemplate}</p>;
  const { template } = record;
  const given = answersById(record.inspection.answers);
  const all = askedItems(template, given, record.day).map((item): Answered => {
    const answer = given.get(item.id);
    return { item, number: template.items.indexOf(item) + 1, answer, judgement: judge(item, answer, record.day) };
  });
  const scored = score(template, record.inspection.answers, record.day);
  const spoken = new Set(record.inspection.voices?.map(({ itemId }) => itemId));
  const standsOut = (answered: Answered) => saysMore(answered) || spoken.has(answered.item.id);
  const apart = all.filter(standsOut);
  const rest = all.filter((answered) => !standsOut(answered));
  return (
    <Card>
      <h2 class={styles.cardTitle}>{words.answers}</h2>
      {scored && <ScoreLine score={scored} passMark={template.passMark} />}
      {apart.length > 0 && <Answers answers={apart} record={record} />}
      <LaterSignatures record={record} />
      {rest.length > 0 && (
        <details class={styles.details}>
          <summary>{words.normals(rest.length)}</summary>
          <Answers answers={rest} record={record} />
        </details>
      )}
    </Card>
  );
}

/** Signatures of others that come after submission: who gave them, or that they are waited for. */
function LaterSignatures({ record }: { record: ShownAnswers }) {
  const { records: words } = useWords();
  const language = useLanguage();
  const db = useDb();
  const { template, awaits = [], signatures = [] } = record;
  const now = useLive(async () => correctedMs(await moment(db)), [db, record]);
  // Until the school has it, nobody can sign it.
  const isOverdue = now !== undefined && record.receivedAt !== null && now > signBy(record);
  const nameOf = (itemId: string) => {
    const item = template?.items.find(({ id }) => id === itemId);
    return item ? inLanguage(item.text, language) : itemId;
  };
  return (
    <>
      {signatures.map(({ itemId, by, byName, at }) => (
        <p key={`${itemId} ${by}`} class={styles.about}>
          {words.laterSigned(nameOf(itemId), byName, nearDayAndClock(at, language))}
        </p>
      ))}
      {awaits.map((itemId) => (
        <p key={itemId} class={styles.about}>
          <Badge tone={isOverdue ? 'abnormal' : 'warn'}>
            {(isOverdue ? words.laterOverdue : words.laterWaits)(nameOf(itemId))}
          </Badge>
        </p>
      ))}
    </>
  );
}

const saysMore = ({ judgement, answer }: Answered): boolean =>
  judgement !== 'normal' || Boolean(answer?.note) || (answer?.photos.length ?? 0) > 0;

function Answers({ answers, record }: { answers: readonly Answered[]; record: ShownAnswers }) {
  const language = useLanguage();
  return (
    <Line>
      {answers.map((answered, at) => {
        const { assets } = record.inspection;
        const asset = assetOf(assets, answered.item.id);
        const before = assetOf(assets, answers[at - 1]?.item.id ?? '');
        const { section } = answered.item;
        const name = asset?.label ?? (assets && section && inLanguage(section, language));
        const heading = asset && asset === before ? undefined : name;
        return <AnswerStop key={answered.item.id} answered={answered} record={record} heading={heading} />;
      })}
    </Line>
  );
}

type AnswerStopProps = {
  answered: Answered;
  record: ShownAnswers;
  /** Whose answers begin here. */ heading: string | undefined;
};

function AnswerStop({ answered, record, heading }: AnswerStopProps) {
  const words = useWords();
  const language = useLanguage();
  const { item, number, answer, judgement } = answered;
  const photos = record.inspection.photos.filter(({ itemId }) => itemId === item.id);
  const voices = record.inspection.voices?.filter(({ itemId }) => itemId === item.id) ?? [];
  const reasons = (answer?.reasons ?? []).flatMap((index) => record.template?.reasons[index]?.[language] ?? []);
  const about = [
    answerText(item, answer, words, language),
    ...reasons,
    answer?.fixedOnSpot && words.records.fixedOnSpot,
  ];
  return (
    <Stop state={stations[judgement]}>
      {heading && <h3 class={styles.asset}>{heading}</h3>}
      <StopTitle>
        {number} {inLanguage(item.text, language)}
      </StopTitle>
      <StopAbout>{about.filter(Boolean).join(' · ')}</StopAbout>
      {answer?.note && <p class={styles.note}>{answer.note}</p>}
      {photos.length > 0 && (
        <PhotoStrip
          at={`/api/inspections/${encodeURIComponent(record.id)}/photos`}
          photos={photos}
          mark={(sha256) => (sha256 === answer?.after ? words.inspection.abnormal.after : undefined)}
        />
      )}
      {voices.length > 0 && (
        <div class={styles.voices}>
          {voices.map((voice, index) => (
            <OwnVoice
              key={voice.sha256}
              inspectionId={record.id}
              voice={voice}
              n={voices.length > 1 ? index + 1 : undefined}
            />
          ))}
        </div>
      )}
    </Stop>
  );
}
