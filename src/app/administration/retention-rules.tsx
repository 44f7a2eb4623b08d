// How long each kind of thing is kept here, the least that is asked, and the sheet in which it is made longer.
import { useRef, useState } from 'preact/hooks';
import { keptThings, leastYears, mostYears, sourcesOfFloor, type KeptThing } from '../../domain/retention.ts';
import type { Retention } from '../../domain/retention-reports.ts';
import { post } from '../../sync/rest.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { retentionWords } from '../words/retention.ts';
import styles from './retention.module.css';

type Props = { retention: Retention; onChanged: () => void };

export function RetentionRules({ retention: { years, past, mayChange }, onChanged }: Props) {
  const words = retentionWords[useLanguage()];
  const [changing, setChanging] = useState(false);
  return (
    <Card>
      <div class={styles.part}>
        <h2>{words.rules}</h2>
        <ul class={styles.rules}>
          {keptThings.map((thing) => (
            <li key={thing}>
              <span class={styles.thing}>
                <b>{words.things[thing]}</b>
                <strong>{thing === 'audit' ? words.always : words.years(years[thing])}</strong>
              </span>
              <span>{words.after[thing]}</span>
              {isCounted(thing) && past && past[thing] > 0 && <b class={styles.past}>{words.past(past[thing])}</b>}
              <small>
                {words.floor(leastYears[thing])} · {words.source}
                {sourcesOfFloor[thing] || words.own}
              </small>
            </li>
          ))}
        </ul>
        {mayChange && <Button onClick={() => setChanging(true)}>{words.change}</Button>}
      </div>
      {changing && (
        <YearsSheet
          years={years}
          onClose={() => setChanging(false)}
          onSaved={() => {
            setChanging(false);
            onChanged();
          }}
        />
      )}
    </Card>
  );
}

const isCounted = (thing: KeptThing): thing is 'rounds' | 'cases' | 'food' =>
  thing === 'rounds' || thing === 'cases' || thing === 'food';

type SheetProps = { years: Retention['years']; onClose: () => void; onSaved: () => void };

/** What is kept for ever has no figure to change. */
const changed = keptThings.filter((thing) => thing !== 'audit');

function YearsSheet({ years, onClose, onSaved }: SheetProps) {
  const words = retentionWords[useLanguage()];
  const { problems, manage } = useWords();
  const [typed, setTyped] = useState<Record<KeptThing, string>>(() =>
    Object.assign({}, ...keptThings.map((thing) => ({ [thing]: String(years[thing]) }))),
  );
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const numberOf = (thing: KeptThing) => (/^\d{1,2}$/.test(typed[thing].trim()) ? Number(typed[thing]) : NaN);
  const isWrong = (thing: KeptThing) => !(numberOf(thing) >= leastYears[thing] && numberOf(thing) <= mostYears);
  const isShorter = keptThings.some((thing) => numberOf(thing) < years[thing]);
  const save = async () => {
    if (busy) return;
    setFailed(null);
    setTries(tries + 1);
    if (keptThings.some(isWrong)) return;
    setBusy(true);
    const asked = Object.fromEntries(keptThings.map((thing) => [thing, numberOf(thing)]));
    const answered = await post('/api/retention/years', asked);
    setBusy(false);
    if (answered.ok) return onSaved();
    if (answered.why === 'unreachable') setFailed(manage.people.needsNetwork);
    else setFailed(answered.code ? problems[answered.code] : words.failed);
  };
  return (
    <Sheet label={words.change} onClose={onClose} asks>
      <form
        class={form.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <h2>{words.change}</h2>
        <p class={form.hint}>{words.changeHint}</p>
        {changed.map((thing) => (
          <TextField
            key={thing}
            label={words.yearsFor(words.things[thing])}
            hint={words.floor(leastYears[thing])}
            value={typed[thing]}
            inputMode="numeric"
            autocomplete="off"
            maxLength={2}
            error={tries > 0 && isWrong(thing) ? words.tooShort(leastYears[thing]) : undefined}
            onInput={(event) => setTyped({ ...typed, [thing]: event.currentTarget.value })}
          />
        ))}
        {isShorter && (
          <p class={form.failed} role="status">
            {words.changeShorter}
          </p>
        )}
        {failed && (
          <p class={form.failed} role="alert">
            {failed}
          </p>
        )}
        <Button type="submit" look={isShorter ? 'danger' : 'primary'} large wide aria-disabled={busy}>
          {words.save}
        </Button>
      </form>
    </Sheet>
  );
}
