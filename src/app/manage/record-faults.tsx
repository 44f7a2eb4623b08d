// What was wrong, first and large: what a manager opens the record for.
import { judge, type Answer } from '../../domain/answer.ts';
import { answersById } from '../../domain/inspection.ts';
import { assetOf } from '../../domain/asset-item.ts';
import { dueAt } from '../../domain/hazard.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { ComponentChildren } from 'preact';
import type { InspectionView } from '../../domain/reports.ts';
import type { Item } from '../../domain/template.ts';
import { Deadline } from '../deadline.tsx';
import { GradeBadge } from '../grade-badge.tsx';
import { inLanguage } from '../format.ts';
import { Sightings } from '../sightings.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { AnswerValue } from './answer-value.tsx';
import { limitText } from './limits.ts';
import { PhotoGrid } from './photo-grid.tsx';
import type { RecordPhoto } from './record-photos.ts';
import { RecordVoices } from './record-voices.tsx';
import styles from './record-faults.module.css';

type FaultsProps = { view: InspectionView; photos: readonly RecordPhoto[]; onOpen: (photo: RecordPhoto) => void };

export function RecordFaults({ view, photos, onOpen }: FaultsProps) {
  const { record, template } = view;
  const words = useWords().manage.record;
  const given = answersById(record.inspection.answers);
  const faults = template.items.flatMap((item) => {
    const answer = given.get(item.id);
    return answer && judge(item, answer, record.day) === 'abnormal' ? [{ item, answer }] : [];
  });
  if (faults.length === 0) return null;
  return (
    <section class={styles.faults}>
      <h2>{words.faults(faults.length)}</h2>
      {faults.map(({ item, answer }) => (
        <Card key={item.id} kind="trouble">
          <Fault view={view} item={item} answer={answer} />
          <RecordVoices view={view} itemId={item.id} />
          <PhotoGrid photos={photos.filter((photo) => answer.photos.includes(photo.sha256))} onOpen={onOpen} />
        </Card>
      ))}
    </section>
  );
}

function Fault({ view, item, answer }: { view: InspectionView; item: Item; answer: Answer }) {
  const language = useLanguage();
  const { record: words } = useWords().manage;
  const hazard = view.hazards.find((each) => each.itemId === item.id);
  const asset = assetOf(view.record.inspection.assets, item.id);
  const grade = hazard?.grade ?? item.grade;
  const reasons = (answer.reasons ?? []).flatMap((at) => view.template.reasons[at] ?? []);
  const limit = limitText(item, language);
  const due = hazard ? hazard.dueAt : item.due ? dueAt(item.due, view.provenance.receivedAt) : undefined;
  return (
    <>
      <h3 class={styles.title}>
        {view.template.items.indexOf(item) + 1}&nbsp; {asset && `${asset.label}: `}
        {inLanguage(item.text, language)}
      </h3>
      <div class={styles.marks}>
        <AnswerValue
          item={item}
          answer={answer}
          day={view.record.day}
          corrected={(ms) => correctedMs({ ...view.record.inspection.finishedAt, ms })}
          byName={view.record.byName}
        />
        {limit && <span class={styles.quiet}>{words.limit(limit)}</span>}
        {grade && <GradeBadge grade={grade} />}
        {answer.fixedOnSpot && <Badge tone="normal">{words.fixed}</Badge>}
      </div>
      {answer.suspectedMajor && <p class={styles.suspected}>{words.suspected}</p>}
      <dl class={styles.facts}>
        {item.dept && <Fact name={words.department}>{inLanguage(item.dept, language)}</Fact>}
        {due !== undefined && grade && (
          <Fact name={words.deadline}>
            <Deadline
              dueAt={due}
              settled={
                Boolean(answer.fixedOnSpot) || view.record.state === 'withdrawn' || hazard?.state === 'withdrawn'
              }
            />
          </Fact>
        )}
        {reasons.length > 0 && (
          <Fact name={words.reasons}>{reasons.map((reason) => inLanguage(reason, language)).join(words.comma)}</Fact>
        )}
        {answer.note && <Fact name={words.note}>{answer.note}</Fact>}
      </dl>
      {answer.known && !hazard && <SameHazard id={answer.known} />}
      {hazard && <Sightings hazard={hazard} href={({ inspectionId }) => `/school-record/${inspectionId}`} />}
    </>
  );
}

/** A hazard's id begins with the inspection that reported it. */
function SameHazard({ id }: { id: string }) {
  const { sightings } = useWords().hazards;
  return (
    <p class={styles.quiet}>
      {sightings.same} <a href={`/school-record/${id.split('.')[0]}`}>{sightings.sameRecord}</a>
    </p>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
