// What whoever changes the way in proves first: the digits of now where there are any, the password otherwise.
import { useState } from 'preact/hooks';
import type { PinState } from '../../domain/pin-wire.ts';
import type { Failure } from '../../sync/rest.ts';
import { PinPad } from '../sign-in/pin-pad.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { ownPinWords } from '../words/own-pin.ts';

export type Proof = { was: string } | { password: string };

/** What an answer means to whoever typed the proof, or what is new. */
export function usePinSaid(): (failed: Failure) => string {
  const words = ownPinWords[useLanguage()];
  const { problems } = useWords();
  return ({ code, retryAfterMs }) => {
    if (code === 'too-many-requests') return words.tooMany(Math.ceil((retryAfterMs ?? 30_000) / 1000));
    if (code === 'wrong-password') return words.wrongPassword;
    return code === undefined ? words.failed : problems[code];
  };
}

export function PinProof({ state, said, onProof }: { state: PinState; said: string; onProof: (proof: Proof) => void }) {
  const words = ownPinWords[useLanguage()];
  const { signIn } = useWords();
  const [password, setPassword] = useState('');
  if (state.isSet) return <PinPad label={words.wasPin} said={said} onWhole={(was) => onProof({ was })} />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onProof({ password });
      }}
    >
      <PasswordField
        label={words.wasPassword}
        error={said || undefined}
        show={signIn.show}
        hide={signIn.hide}
        autocomplete="current-password"
        value={password}
        onType={setPassword}
      />
      <Button type="submit" look="primary" large wide>
        {words.next}
      </Button>
    </form>
  );
}
