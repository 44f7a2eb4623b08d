// Six new digits for this phone: the proof, the digits, and the same once more.
import { useState } from 'preact/hooks';
import { keepPinHere, pinHere } from '../../db/pin.ts';
import { isWeakPin } from '../../domain/pin.ts';
import type { PinState } from '../../domain/pin-wire.ts';
import { put } from '../../sync/rest.ts';
import { PinPad } from '../sign-in/pin-pad.tsx';
import { useSaid } from '../use-said.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { ownPinWords } from '../words/own-pin.ts';
import { PinProof, usePinSaid, type Proof } from './pin-proof.tsx';
import styles from './me.module.css';

type ChangeProps = { state: PinState; onDone: () => void; onBack: () => void };

export function PinChange({ state, onDone, onBack }: ChangeProps) {
  const words = ownPinWords[useLanguage()];
  const { common, problems } = useWords();
  const { person } = useSession();
  const say = usePinSaid();
  const [proof, setProof] = useState<Proof | null>(null);
  const [first, setFirst] = useState('');
  const [said, setSaid] = useSaid('');
  const [busy, setBusy] = useState(false);
  const typed = async (digits: string) => {
    setSaid('');
    if (first === '') return isWeakPin(digits) ? setSaid(problems['weak-pin']) : setFirst(digits);
    setFirst('');
    if (digits !== first) return setSaid(words.different);
    setBusy(true);
    const answered = await put('/api/pin', { pin: digits, ...proof });
    setBusy(false);
    if (answered.ok) {
      await keepPinHere(person.id, await pinHere(digits));
      return onDone();
    }
    setProof(null);
    setSaid(say(answered));
  };
  return (
    <>
      {proof === null ? (
        <PinProof
          state={state}
          said={said}
          onProof={(known) => {
            setSaid('');
            setProof(known);
          }}
        />
      ) : (
        <PinPad
          key={first}
          label={first === '' ? words.newPin : words.again}
          said={said}
          busy={busy}
          onWhole={(digits) => void typed(digits)}
        />
      )}
      <div class={styles.key}>
        <Button large wide onClick={onBack}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}
