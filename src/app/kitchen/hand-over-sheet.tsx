// Two signatures on one phone: who hands over, then who takes.
import { useEffect, useRef, useState } from 'preact/hooks';
import { handOverSamples } from '../../db/kitchen-acts.ts';
import type { Signature } from '../../domain/answer.ts';
import type { Seal } from '../../domain/kitchen.ts';
import { Choices, TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SignForm } from '../ui/sign-form.tsx';
import { useActing } from '../use-acting.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import type { SealedBox } from './hand-over-lists.ts';
import styles from './kitchen.module.css';

type HandOverSheetProps = { seal: Seal; chosen: readonly SealedBox[]; onDone: () => void; onClose: () => void };

export function HandOverSheet({ seal, chosen, onDone, onClose }: HandOverSheetProps) {
  const { person } = useSession();
  const { handOver: words } = useKitchenWords();
  const [giver, setGiver] = useState<Signature | null>(null);
  return (
    <Sheet label={words.handOver(chosen.length)} onClose={onClose} asks>
      <div class={styles.form}>
        {giver ? (
          <Taking {...{ seal, chosen, giver, onDone, onClose }} />
        ) : (
          <>
            <h2>{words.giverTitle(chosen.length)}</h2>
            <p class={styles.hint}>{words.giverHint}</p>
            <SignForm key="giver" name={person.name} onSigned={setGiver} />
          </>
        )}
      </div>
    </Sheet>
  );
}

const other = 'other';
/** As they stand on the paper, whatever the language of the phone. */
const units = ['市场监管局', '疾控中心', '公安机关'] as const;
type Unit = (typeof units)[number] | typeof other;

function Taking({ seal, chosen, giver, onDone, onClose }: HandOverSheetProps & { giver: Signature }) {
  const db = useDb();
  const { handOver: words } = useKitchenWords();
  const [kind, setKind] = useState<Unit>(units[0]);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The first signature left the sheet scrolled to its end.
  useEffect(() => heading.current?.closest('dialog')?.scrollTo(0, 0), []);
  const recording = useActing(() => {
    onDone();
    onClose();
  });
  const unit = kind === other ? typed.trim() : kind;
  return (
    <>
      <h2 ref={heading}>{words.takerTitle(chosen.length)}</h2>
      <p class={styles.hint}>{words.takerHint}</p>
      <Choices
        label={words.unit}
        options={([...units, other] as const).map((value) => ({ value, text: words.units[value] }))}
        chosen={[kind]}
        onChoose={([one]) => one && setKind(one)}
      />
      {kind === other && (
        <TextField
          label={words.unitName}
          maxLength={40}
          autoComplete="off"
          value={typed}
          error={tried && unit === '' ? words.needUnit : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {recording.failed && (
        <p class={styles.failed} role="alert">
          {recording.failed}
        </p>
      )}
      <SignForm
        key="taker"
        name=""
        onSigned={(taker) => {
          setTried(true);
          if (unit !== '') recording.run(() => handOverSamples(db, seal, chosen, { unit, giver, taker }));
        }}
      />
    </>
  );
}
