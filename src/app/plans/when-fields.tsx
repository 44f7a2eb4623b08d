// When rounds are due: a usual timetable with one tap, or windows of chosen days, or some time in a period.
import { Plus, Trash2 } from 'lucide';
import { periods, type Span, type When } from '../../domain/plan.ts';
import { dayKey } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Icon } from '../ui/icon.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';
import { everyDay, fromPreset, presetOf, presets, type Fault, type Preset } from './writing-plan.ts';

type Props = { when: When; wrong: (fault: Fault) => string | undefined; onChange: (when: When) => void };

const eaches = ['day', ...periods, 'once'] as const;
const mostSpans = 12;

export function WhenFields({ when, wrong, onChange }: Props) {
  const words = usePlanWords();
  const preset = presetOf(when);
  const spans = when.each === 'day' || when.each === 'once' ? when.spans : null;
  const become = (each: (typeof eaches)[number]) => {
    const kept = spans ?? [{ ...presets.once[0] }];
    if (each === 'day') onChange({ each, weekdays: everyDay, spans: kept });
    else if (each === 'once') onChange({ each, day: dayKey(Date.now()), spans: kept });
    else onChange({ each });
  };
  return (
    <>
      <Choices<Preset>
        label={words.presets}
        options={(Object.keys(presets) as Preset[]).map((value) => ({ value, text: words.preset[value] }))}
        chosen={preset ? [preset] : []}
        onChoose={([next]) => next && onChange(fromPreset(next))}
      />
      <SelectField
        label={words.when}
        value={when.each}
        onChange={(event) => {
          const next = eaches.find((each) => each === event.currentTarget.value);
          if (next) become(next);
        }}
      >
        {eaches.map((each) => (
          <option key={each} value={each}>
            {words.each[each]}
          </option>
        ))}
      </SelectField>
      {when.each === 'day' && (
        <Choices
          label={words.weekdaysLabel}
          kind="several"
          options={everyDay.map((n) => ({ value: `${n}`, text: words.weekday(n) }))}
          chosen={when.weekdays.map(String)}
          onChoose={(days) => onChange({ ...when, weekdays: days.map(Number).sort((a, b) => a - b) })}
        />
      )}
      {wrong('weekdays') && (
        <p class={form.failed} role="alert">
          {wrong('weekdays')}
        </p>
      )}
      {when.each === 'once' && (
        <TextField
          type="date"
          label={words.day}
          value={when.day}
          error={wrong('day')}
          onInput={(event) => onChange({ ...when, day: event.currentTarget.value })}
        />
      )}
      {spans && (
        <Spans
          spans={spans}
          error={wrong('span') ?? wrong('nights')}
          onChange={(next) => (when.each === 'day' || when.each === 'once') && onChange({ ...when, spans: next })}
        />
      )}
    </>
  );
}

type SpansProps = { spans: readonly Span[]; error: string | undefined; onChange: (spans: Span[]) => void };

function Spans({ spans, error, onChange }: SpansProps) {
  const words = usePlanWords();
  const put = (at: number, over: Partial<Span>) =>
    onChange(spans.map((span, i) => (i === at ? { ...span, ...over } : span)));
  return (
    <>
      {spans.map((span, i) => (
        <fieldset class={styles.span} key={i}>
          <legend>{words.span(i + 1)}</legend>
          <div class={form.pair}>
            <TextField
              type="time"
              label={words.from}
              value={span.from}
              error={error}
              onInput={(event) => put(i, { from: event.currentTarget.value })}
            />
            <TextField
              type="time"
              label={words.to}
              value={span.to}
              onInput={(event) => put(i, { to: event.currentTarget.value })}
            />
          </div>
          <TextField
            label={words.every}
            inputMode="numeric"
            maxLength={4}
            value={span.every === null ? '' : `${span.every}`}
            onInput={(event) => {
              const digits = event.currentTarget.value.replace(/\D/g, '');
              put(i, { every: digits === '' ? null : Number(digits) });
            }}
          />
          {spans.length > 1 && (
            <Button onClick={() => onChange(spans.filter((_, at) => at !== i))}>
              <Icon of={Trash2} size={20} />
              {words.removeSpan}
            </Button>
          )}
        </fieldset>
      ))}
      {spans.length < mostSpans && (
        <Button onClick={() => onChange([...spans, { from: '12:00', to: '13:00', every: null }])}>
          <Icon of={Plus} size={20} />
          {words.addSpan}
        </Button>
      )}
    </>
  );
}
