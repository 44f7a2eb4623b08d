// One line of the register, or several alike: what it is, what is written on it, and when it was made.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  agents,
  assetKinds,
  kindOf,
  otherKinds,
  type Agent,
  type Asset,
  keptAs,
  type AssetKind,
} from '../../domain/asset.ts';
import { dayKey } from '../format.ts';
import { useActing } from '../use-acting.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { isCold } from './asset-life.tsx';
import { monthOf } from './month.ts';
import styles from './assets.module.css';

export type Filled = Pick<
  Asset,
  'category' | 'agent' | 'label' | 'made' | 'serviced' | 'note' | 'checked' | 'due' | 'special'
>;

type FormProps = {
  title: string;
  /** What to know before anything is changed. */
  lead?: ComponentChildren;
  start: Filled;
  /** What it is stays what it is. */ fixed?: boolean;
  /** Several at once may be registered. */ several?: boolean;
  onSave: (filled: Filled, count: number) => Promise<void>;
  children?: ComponentChildren;
};

const mostAtOnce = 50;
/** Of what is kept already only this may still be said. */
const sayable: AssetKind[] = [...otherKinds, 'other'];

export function AssetForm({ title, lead, start, fixed, several, onSave, children }: FormProps) {
  const { assets: words } = useWords();
  const [filled, setFilled] = useState(start);
  const [[made, serviced], setMonths] = useState([start.made ?? '', start.serviced ?? '']);
  const [count, setCount] = useState('1');
  const [tries, setTries] = useState(0);
  const { busy, failed, run } = useActing();
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const put = (over: Partial<Filled>) => setFilled({ ...filled, ...over });
  const isLicence = filled.special === 'licence';
  const months = isLicence ? [null, null] : [monthOf(made), monthOf(serviced)];
  const n = isLicence ? 1 : Number(count);
  const isCount = Number.isInteger(n) && n >= 1 && n <= mostAtOnce;
  const label = filled.label.trim();
  const save = () => {
    setTries(tries + 1);
    if (!label || !isCount || months.includes(undefined)) return;
    run(async () => {
      const agent = filled.category === 'extinguisher' ? filled.agent : null;
      const note = filled.note.trim();
      const dates = { made: months[0] ?? null, serviced: months[1] ?? null, ...daysOf(filled) };
      const { category, special } = filled;
      const isSaid = special ?? start.special;
      await onSave({ category, agent, label, note, ...dates, ...(isSaid && { special }) }, n);
    });
  };
  const isTried = tries > 0;
  return (
    <form
      class={styles.form}
      noValidate
      ref={fields}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{title}</h2>
      {lead}
      {(!fixed || filled.category === 'other') && (
        <Choices<AssetKind>
          label={words.category}
          options={(fixed ? sayable : assetKinds).map((value) => ({ value, text: words.categories[value] }))}
          chosen={[kindOf(filled)]}
          onChoose={([kind]) => {
            if (!kind) return;
            // A name somebody has typed stays.
            const isNamed = fixed || (label !== '' && label !== words.categories[kindOf(filled)]);
            put({ ...keptAs(kind), ...(!isNamed && { label: words.categories[kind] }) });
          }}
        />
      )}
      {filled.category === 'extinguisher' && (
        <Choices<Agent | 'unknown'>
          label={words.agent}
          options={[
            ...agents.map((value) => ({ value, text: words.agents[value] })),
            { value: 'unknown' as const, text: words.unknown },
          ]}
          chosen={[filled.agent ?? 'unknown']}
          onChoose={([agent]) => agent && put({ agent: agent === 'unknown' ? null : agent })}
        />
      )}
      <TextField
        label={words.label}
        hint={words.labelHint}
        maxLength={several ? 16 : 20}
        value={filled.label}
        error={isTried && !label ? words.labelNeeded : undefined}
        onInput={(event) => put({ label: event.currentTarget.value })}
      />
      {several && !isLicence && (
        <TextField
          label={words.howMany}
          hint={words.howManyHint}
          inputMode="numeric"
          maxLength={2}
          value={count}
          error={isTried && !isCount ? words.howManyWrong : undefined}
          onInput={(event) => setCount(event.currentTarget.value)}
        />
      )}
      {!isLicence && (
        <div class={styles.pair}>
          <TextField
            label={words.made}
            hint={words.madeHint}
            inputMode="numeric"
            placeholder="2018-05"
            maxLength={8}
            value={made}
            error={isTried && months[0] === undefined ? words.monthWrong : undefined}
            onInput={(event) => setMonths([event.currentTarget.value, serviced])}
          />
          {!several && (
            <TextField
              label={words.serviced}
              inputMode="numeric"
              placeholder="2025-11"
              maxLength={8}
              value={serviced}
              error={isTried && months[1] === undefined ? words.monthWrong : undefined}
              onInput={(event) => setMonths([made, event.currentTarget.value])}
            />
          )}
        </div>
      )}
      {filled.category === 'rcd' && (
        <TextField
          type="date"
          label={words.testedDay}
          hint={words.dayHint}
          max={dayKey(Date.now())}
          value={filled.checked ?? ''}
          onChange={(event) => put({ checked: event.currentTarget.value || null })}
        />
      )}
      {(filled.category === 'lift' || filled.category === 'other') && (
        <TextField
          type="date"
          label={isLicence ? words.validDay : isCold(kindOf(filled)) ? words.gaugeDay : words.dueDay}
          hint={isLicence ? undefined : words.dayHint}
          value={filled.due ?? ''}
          onChange={(event) => put({ due: event.currentTarget.value || null })}
        />
      )}
      {!several && (
        <TextField
          label={words.note}
          maxLength={200}
          value={filled.note}
          onInput={(event) => put({ note: event.currentTarget.value })}
        />
      )}
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <Button look="primary" large wide type="submit" aria-disabled={busy}>
        {busy ? words.saving : words.save}
      </Button>
      {children}
    </form>
  );
}

/** Only what this kind of thing has a field for, and nothing of what nobody touched. */
function daysOf({ category, checked, due }: Filled): Pick<Asset, 'checked' | 'due'> {
  if (category === 'rcd') return checked === undefined ? {} : { checked };
  return category === 'extinguisher' || due === undefined ? {} : { due };
}
