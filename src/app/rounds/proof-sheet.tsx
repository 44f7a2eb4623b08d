// At a point, before it is noted: the photo the plan asks for, and now and then a small proof. Neither ever blocks.
import { Camera } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Arriving } from '../../db/round-acts.ts';
import type { Shot } from '../../db/sample-photos.ts';
import type { Photo } from '../../domain/photo.ts';
import { BadPicture, type Raw } from '../inspection/photo-picture.ts';
import { ShotCamera } from '../inspection/shot-camera.tsx';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import type { Pending } from './pending.ts';
import { SheetHead } from './sheet-head.tsx';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';
import { shotAt } from './visit-shot.ts';

/** A thumb beside the sheet passes nothing over; whoever leaves the page is asked again on coming back. */
const stay = (): void => undefined;

type ProofSheetProps = {
  pending: Pending;
  name: string;
  busy: boolean;
  /** Why what was given before was not recorded. */
  failed: string | null;
  onDone: (micro: Arriving['micro'], shots: readonly Shot[]) => void;
};

export function ProofSheet({ pending, name, busy, failed, onDone }: ProofSheetProps) {
  const needsPhoto = pending.photo || pending.micro === 'photo';
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const [step, setStep] = useState<'photo' | 'digits'>(needsPhoto ? 'photo' : 'digits');
  const end = (taken: readonly Shot[], digits: string | null) => {
    const said = pending.micro === 'photo' ? (taken.length > 0 ? 'taken' : null) : digits;
    onDone(pending.micro && { ask: pending.micro, said }, taken);
  };
  const afterPhoto = (taken: readonly Shot[]) => {
    setShots(taken);
    if (pending.micro === 'digits') setStep('digits');
    else end(taken, null);
  };
  return step === 'photo' ? (
    <PhotoStep {...{ pending, name, busy }} notKept={failed} onDone={afterPhoto} />
  ) : (
    <DigitsStep {...{ name, busy }} notKept={failed} onDone={(digits) => end(shots, digits)} />
  );
}

type StepProps = Pick<ProofSheetProps, 'name' | 'busy'> & { notKept: string | null };
type PhotoStepProps = StepProps & Pick<ProofSheetProps, 'pending'> & { onDone: (shots: readonly Shot[]) => void };

function PhotoStep({ pending, name, busy, notKept, onDone }: PhotoStepProps) {
  const db = useDb();
  const { inspection } = useWords();
  const { proof: words } = useRoundWords();
  const [open, setOpen] = useState(false);
  // After the scan the shutter is the next thing the thumb looks for. It opens over the sheet, so after it.
  useEffect(() => setOpen(pending.photo), []);
  const [making, setMaking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const take = async (raw: Raw, source: Photo['source']) => {
    setOpen(false);
    setMaking(true);
    setFailed(null);
    try {
      onDone([await shotAt(db, name, raw, source)]);
    } catch (error) {
      console.error('the photo of a visit was not taken', error);
      setFailed(inspection.shotFault[error instanceof BadPicture ? error.fault : 'failed']);
    } finally {
      setMaking(false);
    }
  };
  const waits = busy || making;
  return (
    <Sheet label={words.photoTitle(name)} onClose={stay}>
      <SheetHead>{words.photoTitle(name)}</SheetHead>
      <p>{pending.micro === 'photo' ? words.microPhoto : words.photoHint}</p>
      <p class={styles.small}>{words.kept}</p>
      <Failed>{failed ?? notKept}</Failed>
      <div class={styles.keys}>
        <Button look="primary" large wide aria-disabled={waits} onClick={() => !waits && setOpen(true)}>
          <Icon of={Camera} />
          {making ? inspection.shot.saving : words.take}
        </Button>
        <Button wide aria-disabled={waits} onClick={() => !waits && onDone([])}>
          {pending.photo ? words.passPhoto : words.pass}
        </Button>
      </div>
      {open && (
        <ShotCamera
          title={words.photoTitle(name)}
          onTaken={(raw, source) => void take(raw, source)}
          onClose={() => setOpen(false)}
        />
      )}
    </Sheet>
  );
}

type DigitsStepProps = StepProps & { onDone: (digits: string | null) => void };

function DigitsStep({ name, busy, notKept, onDone }: DigitsStepProps) {
  const { proof: words } = useRoundWords();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isRight = /^[0-9a-z]{2}$/i.test(text.trim());
  const pass = () => !busy && onDone(null);
  return (
    <Sheet label={words.digitsTitle(name)} onClose={stay}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isRight && !busy) onDone(text.trim().toUpperCase());
        }}
      >
        <SheetHead>{words.digitsTitle(name)}</SheetHead>
        <p class={styles.small}>{words.kept}</p>
        <TextField
          label={words.digits}
          hint={words.digitsHint}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={4}
          value={text}
          error={tried && !isRight ? words.wrong : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Failed>{notKept}</Failed>
        <div class={styles.keys}>
          <Button look="primary" large wide type="submit" aria-disabled={busy}>
            {words.say}
          </Button>
          <Button wide onClick={pass}>
            {words.pass}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function Failed({ children }: { children: string | null }) {
  return children === null ? null : (
    <p class={styles.failed} role="alert">
      {children}
    </p>
  );
}
