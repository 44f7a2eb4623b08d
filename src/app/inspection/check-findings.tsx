// Everything abnormal with its photos, once more before it goes out.
import { useState } from 'preact/hooks';
import type { Draft } from '../../db/device-db.ts';
import { photoBytes, thumb } from '../../db/photo-bytes.ts';
import { judge, type Answer } from '../../domain/answer.ts';
import { gradeOf } from '../../domain/hazard.ts';
import { answersById } from '../../domain/inspection.ts';
import { askedItems } from '../../domain/logic.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Item, Template } from '../../domain/template.ts';
import { answerText } from '../answer-text.ts';
import { inLanguage } from '../format.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Line, Stop, StopAbout } from '../ui/line.tsx';
import { Picture, Pictures } from '../ui/picture.tsx';
import { Viewer } from '../ui/viewer.tsx';
import { itemHref } from './item-href.ts';
import styles from './check.module.css';

type FindingsProps = { draft: Draft; template: Template; on: string };

export function CheckFindings({ draft, template, on }: FindingsProps) {
  const { check } = useWords().inspection;
  const given = answersById(draft.answers);
  const asked = new Set(askedItems(template, given, on));
  const found = template.items.flatMap((item, index) => {
    const answer = given.get(item.id);
    return answer && asked.has(item) && judge(item, answer, on) === 'abnormal'
      ? [{ item, answer, number: index + 1 }]
      : [];
  });
  if (found.length === 0) return <p class={styles.none}>{check.allNormal}</p>;
  return (
    <section>
      <h2 class={styles.head}>{check.abnormal(found.length)}</h2>
      <Line>
        {found.map(({ item, answer, number }) => (
          <Finding key={item.id} draft={draft} template={template} item={item} answer={answer} number={number} />
        ))}
      </Line>
    </section>
  );
}

type FindingProps = { draft: Draft; template: Template; item: Item; answer: Answer; number: number };

function Finding({ draft, template, item, answer, number }: FindingProps) {
  const words = useWords();
  const language = useLanguage();
  const { check } = words.inspection;
  // What is not answered yet is asked above.
  const isOpen = item.majorIf !== undefined && answer.meets === undefined;
  const grade = gradeOf(item, isOpen ? { ...answer, meets: false } : answer);
  const reasons = (answer.reasons ?? []).flatMap((index) => template.reasons[index]?.[language] ?? []);
  const says = [item.type === 'PF' ? '' : answerText(item, answer, words, language), ...reasons, answer.note];
  return (
    <Stop state="abnormal">
      <a class={styles.item} href={itemHref(draft.id, item.id)}>
        {number} {inLanguage(item.text, language)}
      </a>
      <StopAbout>{says.filter(Boolean).join(' · ')}</StopAbout>
      <div class={styles.badges}>
        {item.grade && <Badge tone={grade === 'G' ? 'warn' : 'abnormal'}>{words.common.grades[grade]}</Badge>}
        {answer.suspectedMajor && <Badge tone="abnormal">{check.major}</Badge>}
        {answer.fixedOnSpot && <Badge tone="normal">{check.fixed}</Badge>}
      </div>
      <FindingPhotos photos={draft.photos.filter(({ itemId }) => itemId === item.id)} />
    </Stop>
  );
}

function FindingPhotos({ photos }: { photos: readonly Photo[] }) {
  const db = useDb();
  const { common, inspection } = useWords();
  const { shot, abnormal } = inspection;
  const [at, setAt] = useState<number | null>(null);
  if (photos.length === 0) return null;
  return (
    <>
      <Pictures label={abnormal.photos}>
        {photos.map(({ sha256 }, index) => (
          <Picture
            key={sha256}
            about={sha256}
            load={async () => (await thumb(db, sha256)) ?? photoBytes(db, sha256)}
            alt={shot.photo(index + 1, photos.length)}
            missing={shot.missing}
            onOpen={() => setAt(index)}
          />
        ))}
      </Pictures>
      {at !== null && (
        <Viewer
          at={at}
          photos={photos.map((photo, index) => ({
            about: photo.sha256,
            load: () => photoBytes(db, photo.sha256),
            marked: photo,
            alt: shot.photo(index + 1, photos.length),
          }))}
          words={{ ...common.viewer, missing: shot.missing }}
          onTurn={setAt}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}
