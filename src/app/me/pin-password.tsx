// A password of one's own, for another phone or a computer.
import { useState } from 'preact/hooks';
import { isWeakPassword } from '../../domain/password.ts';
import type { PinState } from '../../domain/pin-wire.ts';
import { put } from '../../sync/rest.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { ownPinWords } from '../words/own-pin.ts';
import { PinProof, usePinSaid, type Proof } from './pin-proof.tsx';
import styles from './me.module.css';

type PasswordProps = { state: PinState; onDone: () => void; onBack: () => void };

export function PinPassword({ state, onDone, onBack }: PasswordProps) {
  const words = ownPinWords[useLanguage()];
  const { common, signIn } = useWords();
  const { person } = useSession();
  const say = usePinSaid();
  const [proof, setProof] = useState<Proof | null>(null);
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useSaid('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (isWeakPassword(chosen)) return setSaid(words.weak);
    setBusy(true);
    const answered = await put('/api/password', { chosen, ...proof });
    setBusy(false);
    if (answered.ok) return onDone();
    setSaid(say(answered));
    if (answered.code !== 'weak-password') setProof(null);
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
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void save();
          }}
        >
          <input hidden readOnly name="username" autocomplete="username" value={person.username} />
          <PasswordField
            label={words.newPassword}
            hint={words.passwordHint}
            error={said || undefined}
            show={signIn.show}
            hide={signIn.hide}
            autocomplete="new-password"
            value={chosen}
            onType={setChosen}
          />
          <Button type="submit" look="primary" large wide disabled={busy}>
            {words.save}
          </Button>
        </form>
      )}
      <div class={styles.key}>
        <Button large wide onClick={onBack}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}
