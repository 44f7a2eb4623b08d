// Putting a picture up, the first or another: chosen or taken, looked at, and only then sent.
import { useEffect, useState } from 'preact/hooks';
import { FileField } from '../file-field.tsx';
import { FloorPlanKept, type FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { putFile } from '../../sync/rest.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './floor-plan.module.css';
import { readyToHang, type Ready } from './picture-of-plan.ts';
import { useTold } from './use-told.ts';
import { usePlanWords } from './use-words.ts';

type HangProps = { plan: FloorPlanShown; onClose: () => void; onDone: () => void; onConflict: () => void };

export function HangSheet({ plan, onClose, onDone, onConflict }: HangProps) {
  const words = usePlanWords();
  const told = useTold();
  const [busy, setBusy] = useState<'preparing' | 'sending' | null>(null);
  const [ready, setReady] = useState<Ready | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => () => void (ready && URL.revokeObjectURL(ready.address)), [ready]);
  const choose = async (file: File) => {
    setFailed('');
    setReady(null);
    setBusy('preparing');
    const read = await readyToHang(file);
    setBusy(null);
    if (read === 'not-opened') setFailed(words.notOpened);
    else if (read === 'too-large') setFailed(words.tooLarge);
    else setReady(read);
  };
  const hang = async ({ bytes, type }: Ready) => {
    setFailed('');
    setBusy('sending');
    const after = plan.entry ? `?after=${plan.entry}` : '';
    const answered = await putFile(
      `/api/places/${plan.placeId}/floor-plan/picture${after}`,
      { bytes, type },
      FloorPlanKept,
    );
    setBusy(null);
    if (answered.ok) onDone();
    else if (answered.code === 'conflict') onConflict();
    else setFailed(told(answered));
  };
  return (
    <Sheet label={words.choosePicture} onClose={onClose}>
      <div class={styles.form}>
        <h2>{plan.shown ? words.replace : words.choosePicture}</h2>
        <p class={styles.hint}>{words.chooseHint}</p>
        <FileField
          label={words.takePhoto}
          accept="image/jpeg,image/png,image/webp"
          disabled={busy !== null}
          onChoose={(file) => void choose(file)}
        />
        {busy && <p role="status">{words[busy]}</p>}
        {failed && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        {ready && (
          <>
            <img class={styles.chosen} src={ready.address} alt={words.plan(plan.placeName)} />
            {plan.points.some(({ x }) => x !== null) && <p class={styles.hint}>{words.keepsPoints}</p>}
            <Button
              look="primary"
              large
              wide
              aria-disabled={busy !== null}
              onClick={() => busy === null && void hang(ready)}
            >
              {plan.shown ? words.hangNew : words.hang}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}
