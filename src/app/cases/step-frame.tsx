// A sheet in which one step of a case is taken: what it asks for, in words and photos, and what is lacking. Saved before it closes.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { takeSteps, type CaseHere, type StepSaid } from '../../db/cases.ts';
import { shotsInHand } from '../../db/in-hand.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf, type HazardDo } from '../../domain/hazard-handling.ts';
import { LongTextField } from '../ui/field.tsx';
import { useDb } from '../use-screen.ts';
import styles from './cases.module.css';
import { HandPhotos, useBefore } from './hand-photos.tsx';
import { ActSheet } from './sheet-head.tsx';
import { useActing } from '../use-acting.ts';
import { useInHand, type Hand } from './use-in-hand.ts';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

/** What every sheet of a step is given. */
export type StepSheetProps = { here: CaseHere; onClose: () => void };

type StepFrameProps = StepSheetProps & {
  step: HazardDo;
  /** What is in hand of it: `useHandOf(hazard, step)`. */
  hand: Hand;
  /** In place of the name of the step. */
  title?: string;
  hint?: string;
  /** On the button, in place of the name of the step. */
  save?: string;
  note?: 'needed' | 'optional' | 'none';
  photos?: 'needed' | 'optional' | 'none';
  /** Other cases it names that this phone may not have. */
  beside?: readonly Hazard[];
  /** What it says, or what is lacking, in words. */
  said: (note: string) => StepSaid | string;
  /** What is said in the same breath. */
  along?: (note: string) => StepSaid[];
  children?: ComponentChildren;
  /** Asked after the words. */
  below?: ComponentChildren;
};

const aboutStep = ({ id }: Hazard, step: HazardDo): string => `${id} ${step}`;

/** What is in hand for a step of this case. */
export const useHandOf = (hazard: Hazard, step: HazardDo): Hand => useInHand(aboutStep(hazard, step), hazard);

export function StepFrame(props: StepFrameProps) {
  const { here, onClose, step, hand, hint, note = 'optional', photos = 'none', said, children, below } = props;
  const { hazard } = here;
  const db = useDb();
  const words = useCaseWords();
  const sheet = useSheetWords();
  const { title = words.steps[step], save = words.steps[step] } = props;
  const { busy, failed, refuse, run } = useActing();
  const typed = hand.text('note').trim();
  const isRecheck = step === 'pass' || step === 'fail';
  const earlier = isRecheck ? handlingOf(hazard).rectified?.photos[0] : hazard.photos[0];
  const before = useBefore(hazard.id, step === 'comment' ? undefined : earlier);
  const submit = () => {
    if (hand.making || busy) return;
    const body = said(typed);
    if (typeof body === 'string') return refuse(body);
    if (note === 'needed' && typed === '') return refuse(sheet.noteLacks);
    if (photos === 'needed' && hand.held.photos.length === 0) return refuse(sheet.photoLacks);
    run(async () => {
      await hand.settled();
      const shots = await shotsInHand(db, hand.held.photos);
      await takeSteps(
        db,
        hazard,
        [body, ...(props.along?.(typed) ?? [])],
        shots,
        aboutStep(hazard, step),
        props.beside,
      );
      onClose();
    });
  };
  return (
    <ActSheet {...{ title, hint, save, busy, failed, onClose }} waits={hand.making} onSave={submit}>
      {hand.ready && (
        <div class={styles.form}>
          {photos !== 'none' && (
            <HandPhotos
              hand={hand}
              placeName={hazard.placeName}
              title={step === 'rectify' ? sheet.afterPhoto : sheet.addPhoto}
              atOnce={photos === 'needed'}
              before={before}
            />
          )}
          {children}
          {note !== 'none' && <Note hand={hand} step={step} isOptional={note === 'optional'} />}
          {below}
        </div>
      )}
    </ActSheet>
  );
}

/** What people say most often is one tap; the rest is typed. */
function Note({ hand, step, isOptional }: { hand: Hand; step: HazardDo; isOptional: boolean }) {
  const { sheet } = useCaseWords();
  const id = useId();
  const hints = useSheetWords().hints[step] ?? [];
  const label = `${sheet.note}${isOptional ? sheet.optional : ''}`;
  return (
    <div>
      <LongTextField
        label={label}
        rows={2}
        maxLength={400}
        value={hand.text('note')}
        onInput={(event) => hand.say({ note: event.currentTarget.value })}
      />
      {hints.length > 0 && (
        <div class={styles.hints} role="group" aria-labelledby={id}>
          <span id={id} class="visually-hidden">
            {label}
          </span>
          {hints.map((text) => (
            <button
              key={text}
              type="button"
              class={styles.chip}
              aria-pressed={hand.text('note') === text}
              onClick={() => hand.say({ note: text })}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
