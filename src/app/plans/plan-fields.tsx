// The fields of a plan, in the order in which one thinks of them: what, where, who, when, how it is proved.
import { useState } from 'preact/hooks';
import { packs } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import { onDays, proofs, type Plan } from '../../domain/plan.ts';
import type { Route } from '../../domain/route.ts';
import type { ShiftRecord } from '../../domain/shift.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { usePlanWords } from './use-words.ts';
import { WhenFields } from './when-fields.tsx';
import { WhoFields } from './who-fields.tsx';
import type { Fault } from './writing-plan.ts';

const microShares = [0, 20, 10, 5];

type Props = {
  plan: Plan;
  faults: ReadonlySet<Fault>;
  routes: ReadonlyMap<string, Route>;
  people: readonly Person[];
  shifts: ReadonlyMap<string, ShiftRecord>;
  onChange: (plan: Plan) => void;
};

export function PlanFields({ plan, faults, routes, people, shifts, onChange }: Props) {
  const words = usePlanWords();
  const put = (over: Partial<Plan>) => onChange({ ...plan, ...over });
  const wrong = (fault: Fault) => (faults.has(fault) ? words.errors[fault] : undefined);
  const choices = [...routes.values()].filter(({ retired, id }) => !retired || id === plan.routeId);
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxLength={40}
        autocomplete="off"
        value={plan.name}
        error={wrong('name')}
        onInput={(event) => put({ name: event.currentTarget.value })}
      />
      <SelectField
        label={words.route}
        value={plan.routeId}
        error={wrong('route')}
        onChange={(event) => put({ routeId: event.currentTarget.value })}
      >
        <option value="">{words.pick}</option>
        {choices.map(({ id, name, points }) => (
          <option key={id} value={id}>
            {name} · {words.pointCount(points.length)}
          </option>
        ))}
      </SelectField>
      {choices.length === 0 && <ButtonLink href="/plans/routes/new">{words.newRoute}</ButtonLink>}
      <WhoFields
        who={plan.who}
        people={people}
        shifts={[...shifts.values()].filter(({ retired, id }) => !retired || plan.who.shifts?.includes(id))}
        error={wrong('who')}
        onChange={(who) => put({ who })}
      />
      <WhenFields when={plan.when} wrong={wrong} onChange={(when) => put({ when })} />
      <div class={form.pair}>
        <MinutesField
          label={words.early}
          value={plan.early}
          error={wrong('minutes')}
          onChange={(early) => put({ early })}
        />
        <MinutesField
          label={words.late}
          value={plan.late}
          error={wrong('minutes')}
          onChange={(late) => put({ late })}
        />
      </div>
      <Choices
        label={words.on}
        options={onDays.map((value) => ({ value, text: words.onDays[value] }))}
        chosen={[plan.on]}
        onChoose={([on]) => on && put({ on })}
      />
      <SelectField
        label={words.pack}
        value={plan.pack ?? ''}
        error={wrong('pack')}
        onChange={(event) => put({ pack: packs.find((pack) => pack === event.currentTarget.value) ?? null })}
      >
        <option value="">{words.noPack}</option>
        {packs.map((pack) => (
          <option key={pack} value={pack}>
            {words.packs[pack]}
          </option>
        ))}
      </SelectField>
      <Choices
        label={words.proof}
        options={proofs.map((value) => ({ value, text: words.proofs[value] }))}
        chosen={[plan.proof]}
        onChoose={([proof]) => proof && put({ proof })}
      />
      <Choices
        label={words.micro}
        hint={words.microHint}
        options={[...new Set([...microShares, plan.micro])].map((n) => ({ value: `${n}`, text: words.microShare(n) }))}
        chosen={[`${plan.micro}`]}
        onChoose={([n]) => put({ micro: Number(n) })}
      />
      <Choices
        label={words.location}
        hint={words.locationHint}
        options={(['not', 'asked'] as const).map((value) => ({ value, text: words.locations[value] }))}
        chosen={[plan.location ? 'asked' : 'not']}
        onChoose={([chosen]) => onChange(located(plan, chosen === 'asked'))}
      />
    </>
  );
}

function located({ location: _before, ...plan }: Plan, isAsked: boolean): Plan {
  return isAsked ? { ...plan, location: true } : plan;
}

type MinutesProps = { label: string; value: number; error: string | undefined; onChange: (n: number) => void };

/** What is no number stays NaN, and is said when it is saved. */
function MinutesField({ label, value, error, onChange }: MinutesProps) {
  const [text, setText] = useState(Number.isNaN(value) ? '' : `${value}`);
  return (
    <TextField
      label={label}
      inputMode="numeric"
      maxLength={4}
      // Given up, or saved otherwise by somebody else.
      value={Number.isNaN(value) || (text && Number(text) === value) ? text : `${value}`}
      error={error}
      onInput={({ currentTarget: { value: typed } }) => {
        setText(typed);
        onChange(/^\d+$/.test(typed) ? Number(typed) : NaN);
      }}
    />
  );
}
