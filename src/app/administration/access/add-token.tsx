// A new token: for whom, what it reads, where, for how long. Then it is shown, once.
import { useRef, useState } from 'preact/hooks';
import { ReadTokenMade, tokenDays, type NewReadToken, type TokenKind } from '../../../domain/read-token.ts';
import { useLanguage } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, TextField } from '../../ui/field.tsx';
import form from '../../ui/form.module.css';
import { Sheet } from '../../ui/sheet.tsx';
import { useToWrongField } from '../../ui/use-to-wrong-field.ts';
import { accessWords } from '../../words/access.ts';
import { WithPlaces } from './places-field.tsx';
import { SecretShown } from './secret-shown.tsx';
import { useMaking } from './use-making.ts';

type AddProps = { kinds: readonly TokenKind[]; onClose: () => void; onMade: () => void };
type Wrong = { name?: boolean; kinds?: boolean };
const days = tokenDays.map(String);

const wrongIn = ({ name, kinds }: NewReadToken): Wrong => ({
  ...((name.trim() === '' || Array.from(name).length > 40) && { name: true }),
  ...(kinds.length === 0 && { kinds: true }),
});

export function AddToken({ kinds, onClose, onMade }: AddProps) {
  const all = accessWords[useLanguage()];
  const { tokens: words } = all;
  const [token, setToken] = useState<NewReadToken>({
    name: '',
    kinds: kinds.length === 1 ? [...kinds] : [],
    places: [],
    days: 90,
  });
  const [wrong, setWrong] = useState<Wrong>({});
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const { made, failed, busy, make } = useMaking('/api/read-tokens', ReadTokenMade, all.full.tokens, onMade);
  const change = (said: Partial<NewReadToken>) => {
    setToken({ ...token, ...said });
    setWrong({});
  };
  const save = () => {
    const found = wrongIn(token);
    setWrong(found);
    if (Object.keys(found).length > 0) return setTries(tries + 1);
    void make({ ...token, name: token.name.trim() });
  };
  if (made)
    return (
      <Sheet label={words.made} onClose={onClose}>
        <SecretShown title={words.made} hint={words.madeHint} name={words.token} secret={made.token} onDone={onClose} />
      </Sheet>
    );
  return (
    <Sheet label={words.add} onClose={onClose} asks>
      <WithPlaces chosen={token.places} onChange={(places) => change({ places })}>
        {(places) => (
          <form
            class={form.form}
            noValidate
            ref={fields}
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <h2>{words.add}</h2>
            <TextField
              label={words.name}
              hint={words.nameHint}
              value={token.name}
              autocomplete="off"
              error={wrong.name ? all.errors.name : undefined}
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
            <Choices
              label={words.kinds}
              kind="several"
              options={kinds.map((value) => ({ value, text: words.kind[value] }))}
              chosen={token.kinds}
              onChoose={(chosen) => change({ kinds: chosen })}
            />
            {wrong.kinds && (
              <p class={form.failed} role="alert">
                {all.errors.kinds}
              </p>
            )}
            {token.kinds.some((kind) => kind !== 'metrics') && places}
            <Choices
              label={words.days}
              options={days.map((value) => ({ value, text: words.dayOf[Number(value)] ?? value }))}
              chosen={[String(token.days)]}
              onChoose={([chosen]) => change({ days: Number(chosen) })}
            />
            {failed && (
              <p class={form.failed} role="alert">
                {failed}
              </p>
            )}
            <Button look="primary" large wide type="submit" aria-disabled={busy}>
              {busy ? all.saving : words.add}
            </Button>
          </form>
        )}
      </WithPlaces>
    </Sheet>
  );
}
