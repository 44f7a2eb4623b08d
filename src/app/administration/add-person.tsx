// A new account: who, which role, which places, and a first password that is shown once.
import { useRef, useState } from 'preact/hooks';
import { placesInUse } from '../../db/school-places.ts';
import type { Place } from '../../domain/place.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { InviteShown } from './invite-shown.tsx';
import { administrationWords } from '../words/administration.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { HandOver } from './hand-over.tsx';
import { newPassword } from './password.ts';
import { roleGroups, type PersonForm, type Wrong } from './person-form.ts';
import { PlacePicker } from '../manage/place-picker.tsx';
import { ScopeField } from './scope-field.tsx';
import { useAddingPerson } from './use-adding-person.ts';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import styles from './add-person.module.css';

const nobody: PersonForm = { name: '', username: '', role: '', scope: [], password: '' };
const ways = ['invite', 'made', 'typed'] as const;
type Way = (typeof ways)[number];
const noPlaces: Place[] = [];

function withPassword(form: PersonForm, way: Way): PersonForm {
  const { password: _typed, ...rest } = form;
  if (way === 'invite') return rest;
  return way === 'made' ? { ...form, password: newPassword() } : form;
}

type AddProps = { onClose: () => void; onAdded: () => void };

export function AddPerson({ onClose, onAdded }: AddProps) {
  const db = useDb();
  const { people: words } = useWords().manage;
  const all = useLive(() => placesInUse(db), [db]) ?? noPlaces;
  const [form, setForm] = useState(nobody);
  const [way, setWay] = useState<Way>('invite');
  const [picking, setPicking] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  const adding = useAddingPerson(onAdded);
  useToWrongField(fields, adding.tries);
  const change = (change: Partial<PersonForm>) => {
    setForm({ ...form, ...change });
    adding.forget(Object.keys(change));
  };
  const backToForm = (): false => {
    setPicking(false);
    return false;
  };
  if (adding.added) {
    const { added } = adding;
    return (
      <Sheet label={words.addedTitle} onClose={onClose}>
        {'password' in added ? (
          <HandOver title={words.addedTitle} username={added.username} password={added.password} onDone={onClose} />
        ) : (
          <InviteShown title={`${words.addedTitle} · ${form.name.trim()}`} invite={added.invite} onDone={onClose} />
        )}
      </Sheet>
    );
  }
  return (
    <Sheet label={words.add} onClose={picking ? backToForm : onClose} asks={!picking}>
      {picking ? (
        <PlacePicker
          places={all}
          chosen={null}
          onChoose={(id) => {
            if (id) change({ scope: [...new Set([...form.scope, id])] });
            setPicking(false);
          }}
        />
      ) : (
        <form
          class={styles.form}
          noValidate
          ref={fields}
          onSubmit={(event) => {
            event.preventDefault();
            adding.add(withPassword(form, way));
          }}
        >
          <h2>{words.add}</h2>
          <PersonFields form={form} wrong={adding.wrong} onChange={change} />
          <ScopeField
            scope={form.scope}
            places={all}
            onChange={(scope) => change({ scope })}
            onAdd={() => setPicking(true)}
          />
          <PasswordChoice way={way} form={form} wrong={adding.wrong} onWay={setWay} onChange={change} />
          {adding.failed && (
            <p class={styles.failed} role="alert">
              {adding.failed}
            </p>
          )}
          <Button look="primary" large wide type="submit" aria-disabled={adding.busy}>
            {adding.busy ? words.saving : words.save}
          </Button>
        </form>
      )}
    </Sheet>
  );
}

type Fixed = 'username' | 'role';
type FieldsProps = {
  form: PersonForm;
  wrong: Wrong;
  /** What stays as it is, and is not asked. */
  fixed?: readonly Fixed[];
  onChange: (change: Partial<PersonForm>) => void;
};

export function PersonFields({ form, wrong, fixed = [], onChange }: FieldsProps) {
  const { common, manage } = useWords();
  const { people: words } = manage;
  return (
    <>
      <TextField
        label={words.name}
        value={form.name}
        autocomplete="off"
        error={wrong.name && words.errors.name}
        onInput={(event) => onChange({ name: event.currentTarget.value })}
      />
      {!fixed.includes('username') && (
        <TextField
          label={words.username}
          hint={words.usernameHint}
          value={form.username}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          error={wrong.username && (wrong.username === 'taken' ? words.errors.taken : words.errors.username)}
          onInput={(event) => onChange({ username: event.currentTarget.value })}
        />
      )}
      {!fixed.includes('role') && (
        <SelectField
          label={words.role}
          value={form.role}
          error={wrong.role && words.errors.role}
          onChange={(event) => onChange({ role: event.currentTarget.value as PersonForm['role'] })}
        >
          <option value="">{words.chooseRole}</option>
          {(['staff', 'managers', 'system'] as const).map((group) => (
            <optgroup key={group} label={words.roleGroups[group]}>
              {roleGroups[group].map((role) => (
                <option key={role} value={role}>
                  {common.roles[role]}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      )}
    </>
  );
}

type PasswordProps = FieldsProps & { way: Way; onWay: (way: Way) => void };

function PasswordChoice({ way, form, wrong, onWay, onChange }: PasswordProps) {
  const { people: words } = useWords().manage;
  const { people: more } = administrationWords[useLanguage()];
  return (
    <>
      <Choices
        label={more.way}
        options={ways.map((value) => ({ value, text: more.ways[value] }))}
        chosen={[way]}
        onChoose={([chosen]) => onWay(chosen ?? 'invite')}
      />
      {way !== 'typed' ? (
        <p class={styles.hint}>{way === 'invite' ? more.wayInvite : words.passwordMade}</p>
      ) : (
        <TextField
          label={words.password}
          hint={words.passwordHint}
          value={form.password ?? ''}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          error={wrong.password && words.errors.password}
          onInput={(event) => onChange({ password: event.currentTarget.value })}
        />
      )}
    </>
  );
}
