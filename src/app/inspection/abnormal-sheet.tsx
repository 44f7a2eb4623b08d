// P5: what is wrong. A photo, a reason or two, and done; everything else may stay as it is.
import { Plus } from 'lucide';
import type { Answer } from '../../domain/answer.ts';
import { gradeOf } from '../../domain/hazard.ts';
import { showsAfter } from '../../domain/inspection.ts';
import { maxPhotosPerItem } from '../../domain/photo.ts';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { chooseReason, closeSheet, goOn, sayFixed, saySuspectedMajor } from './draft-actions.ts';
import { ItemPhotos } from './item-photos.tsx';
import type { ItemProps } from './item-row.tsx';
import { AtOnce, MajorQuestion } from './may-be-major.tsx';
import { NoteField } from './note-field.tsx';
import { shootFor } from './camera-door.ts';
import { markAsAfter } from './photo-flow.ts';
import { SheetTitle } from './sheet-title.tsx';
import { ShotLines } from './shot-lines.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './sheets.module.css';
import { VoiceNotes } from './voice-notes.tsx';

export function AbnormalSheet({ item, number }: ItemProps) {
  const store = useStore();
  const { abnormal } = useWords().inspection;
  // What was done against it is asked beside what makes it grave: the item, the question, or the word of whoever found it below.
  const isGrave = item.majorIf || item.grade === 'MS';
  const asked = <AtOnce item={item} />;
  const done = () => {
    closeSheet(store);
    const { undo } = store.getState();
    goOn(store, item.id);
    // A photo deleted here lay under the sheet with the way to take it back.
    if (undo?.what === 'photo') store.setState({ undo });
  };
  return (
    <Sheet label={abnormal.title} onClose={() => closeSheet(store)}>
      <SheetTitle item={item} number={number} />
      <Rule item={item} />
      <Photos itemId={item.id} />
      <div class={styles.fault}>
        <ShotLines />
      </div>
      <MajorQuestion item={item} />
      {isGrave && asked}
      <Reasons itemId={item.id} />
      <Toggles item={item} />
      {!isGrave && asked}
      <div class={styles.part}>
        <NoteField itemId={item.id} label={abnormal.note} rows={2} />
        <VoiceNotes itemId={item.id} />
      </div>
      <div class={styles.acts}>
        <Button look="primary" large onClick={done}>
          {abnormal.done}
        </Button>
      </div>
    </Sheet>
  );
}

/** As it stands; a question that nobody answered yet makes nothing of it. */
const isSuspected = (item: Item, answer: Answer | undefined): boolean =>
  answer !== undefined &&
  (answer.meets !== undefined || !item.majorIf || answer.suspectedMajor === true) &&
  gradeOf(item, answer) === 'MS';

/** What follows from it: grade, who puts it right, until when. */
function Rule({ item }: Pick<ItemProps, 'item'>) {
  const { inspection, common } = useWords();
  const language = useLanguage();
  const isSo = useDraft(({ answers }) => isSuspected(item, answers.get(item.id)));
  const grade = isSo ? 'MS' : item.grade;
  return (
    <div class={styles.about}>
      <span>{inspection.abnormal.title}</span>
      {grade && <Badge tone={grade === 'G' ? 'warn' : 'abnormal'}>{common.grades[grade]}</Badge>}
      {item.dept && <span>{inLanguage(item.dept, language)}</span>}
      {item.due && <span>{common.due[item.due]}</span>}
    </div>
  );
}

function Photos({ itemId }: { itemId: string }) {
  const store = useStore();
  const { abnormal } = useWords().inspection;
  const count = useDraft(({ answers }) => answers.get(itemId)?.photos.length ?? 0);
  return (
    <ItemPhotos itemId={itemId}>
      {count < maxPhotosPerItem && (
        <button type="button" class={styles.add} onClick={() => shootFor(store, itemId, false)}>
          <Icon of={Plus} size={28} />
          {count > 0 ? abnormal.add : abnormal.addFirst}
        </button>
      )}
    </ItemPhotos>
  );
}

function Reasons({ itemId }: { itemId: string }) {
  const store = useStore();
  const { abnormal } = useWords().inspection;
  const language = useLanguage();
  const chosen = useDraft(({ answers }) => answers.get(itemId)?.reasons) ?? [];
  const { reasons } = store.template;
  if (reasons.length === 0) return null;
  return (
    <div class={styles.part}>
      <Choices
        label={abnormal.reasons}
        kind="several"
        options={reasons.map((reason, index) => ({ value: String(index), text: inLanguage(reason, language) }))}
        chosen={chosen.map(String)}
        onChoose={(next) => {
          for (const index of reasons.keys()) {
            const on = next.includes(String(index));
            if (on !== chosen.includes(index)) chooseReason(store, itemId, index, on);
          }
        }}
      />
    </div>
  );
}

/** What is still missing of it, and the two ways to it. */
function AfterPhoto({ itemId }: { itemId: string }) {
  const store = useStore();
  const { abnormal } = useWords().inspection;
  const answer = useDraft(({ answers }) => answers.get(itemId));
  const isComing = useDraft(({ keeping }) => keeping.some((photo) => photo.itemId === itemId));
  if (!answer || isComing || showsAfter(answer)) return null;
  const last = answer.photos.at(-1);
  return (
    <div class={styles.part}>
      <p class={styles.lacks}>{abnormal.afterLacks}</p>
      <div class={styles.ways}>
        <Button onClick={() => shootFor(store, itemId, true, true)}>{abnormal.takeAfter}</Button>
        {last && <Button onClick={() => markAsAfter(store, { itemId, sha256: last })}>{abnormal.lastIsAfter}</Button>}
      </div>
    </div>
  );
}

function Toggles({ item }: Pick<ItemProps, 'item'>) {
  const store = useStore();
  const { abnormal } = useWords().inspection;
  const isFixed = useDraft(({ answers }) => answers.get(item.id)?.fixedOnSpot === true);
  const isMajor = useDraft(({ answers }) => answers.get(item.id)?.suspectedMajor === true);
  const isSo = useDraft(({ answers }) => isSuspected(item, answers.get(item.id)));
  return (
    <>
      <label class={`${styles.toggle} ${styles.fixed}`}>
        <input
          type="checkbox"
          checked={isFixed}
          onChange={(event) => sayFixed(store, item.id, event.currentTarget.checked)}
        />
        <span>
          <b>{abnormal.fixed}</b>
          <small>{abnormal.fixedHint}</small>
        </span>
      </label>
      {isFixed && <AfterPhoto itemId={item.id} />}
      {item.mayBeMajor && (isMajor || !isSo) && (
        <label class={`${styles.toggle} ${styles.major}`}>
          <input
            type="checkbox"
            checked={isMajor}
            onChange={(event) => saySuspectedMajor(store, item.id, event.currentTarget.checked)}
          />
          <span>
            <b>{abnormal.major}</b>
            <small>{abnormal.majorHint}</small>
          </span>
        </label>
      )}
    </>
  );
}
