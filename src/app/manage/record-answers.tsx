// The whole answer sheet in its order: item, answer, how and when it was given.
import { judge, type Answer } from '../../domain/answer.ts';
import { answersById } from '../../domain/inspection.ts';
import { askedItems } from '../../domain/logic.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { InspectionView } from '../../domain/reports.ts';
import type { Item } from '../../domain/template.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Line, Stop, type StationState } from '../ui/line.tsx';
import { AnswerValue } from './answer-value.tsx';
import { limitText } from './limits.ts';
import { OtherVoices, RecordVoices } from './record-voices.tsx';
import styles from './record-answers.module.css';

const stations: Record<ReturnType<typeof judge>, StationState> = {
  open: 'todo',
  normal: 'done',
  abnormal: 'abnormal',
  'not-applicable': 'skipped',
};

export function RecordAnswers({ view }: { view: InspectionView }) {
  const { record, template } = view;
  const words = useWords().manage.record;
  const language = useLanguage();
  const given = answersById(record.inspection.answers);
  const asked = askedItems(template, given, record.day);
  const isByAsset = record.inspection.assets !== undefined;
  return (
    <section class={styles.answers}>
      <h2>{words.all}</h2>
      <Line>
        {asked.map((item) => {
          const answer = given.get(item.id);
          return (
            <Stop key={item.id} state={stations[judge(item, answer, record.day)]}>
              {item.section && isByAsset && <h3 class={styles.asset}>{inLanguage(item.section, language)}</h3>}
              <AnswerRow n={template.items.indexOf(item) + 1} item={item} answer={answer} view={view} />
            </Stop>
          );
        })}
      </Line>
      <OtherVoices view={view} asked={asked} />
    </section>
  );
}

type RowProps = { n: number; item: Item; answer: Answer | undefined; view: InspectionView };

function AnswerRow({ n, item, answer, view }: RowProps) {
  const corrected = (ms: number) => correctedMs({ ...view.record.inspection.finishedAt, ms });
  const language = useLanguage();
  const { manage, common } = useWords();
  const limit = limitText(item, language);
  const photos = answer?.photos.length ?? 0;
  const isTable = item.type === 'TABLE' && Array.isArray(answer?.value) && answer.value.length > 0;
  return (
    <div class={`${styles.row} ${isTable ? styles.broad : ''}`}>
      <div class={styles.item}>
        <span class={styles.number}>{n}</span> {inLanguage(item.text, language)}
        {item.flag === 'U' && (
          <>
            {' '}
            <Badge tone="plain">{common.unverified}</Badge>
          </>
        )}
      </div>
      <div class={styles.value}>
        <AnswerValue
          item={item}
          answer={answer}
          day={view.record.day}
          corrected={corrected}
          byName={view.record.byName}
        />
      </div>
      <div class={styles.about}>
        {answer && <time>{clock(corrected(answer.at))}</time>}
        {answer?.via === 'bulk' && <Badge tone="plain">{manage.record.bulk}</Badge>}
        {limit && <span>{manage.record.limit(limit)}</span>}
        {photos > 0 && <span>{common.photos(photos)}</span>}
        {answer?.note && <span class={styles.note}>{answer.note}</span>}
        <RecordVoices view={view} itemId={item.id} />
      </div>
    </div>
  );
}
