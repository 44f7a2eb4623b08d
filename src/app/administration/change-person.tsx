// Another name, role or other places for somebody who is here.
import { useRef, useState } from 'preact/hooks';
import { placesInUse } from '../../db/school-places.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { post } from '../../sync/rest.ts';
import { PlacePicker } from '../manage/place-picker.tsx';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { administrationWords } from '../words/administration.ts';
import { PersonFields } from './add-person.tsx';
import { checkPerson, wrongOf, type PersonForm, type Wrong } from './person-form.ts';
import { ScopeField } from './scope-field.tsx';
import styles from './add-person.module.css';

const noPlaces: Place[] = [];

type ChangeProps = { person: Person; onCancel: () => void; onChanged: () => void };

export function ChangePerson({ person, onCancel, onChanged }: ChangeProps) {
  const db = useDb();
  const { common, manage, problems } = useWords();
  const { people: words } = administrationWords[useLanguage()];
  const self = useSession().person.id === person.id;
  const all = useLive(() => placesInUse(db), [db]) ?? noPlaces;
  const { name, username, role, scope } = person;
  const [form, setForm] = useState<PersonForm>({ name, username, role, scope });
  const [wrong, setWrong] = useState<Wrong>({});
  const [failed, setFailed] = useSaid<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [picking, setPicking] = useState(false);
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const change = (part: Partial<PersonForm>) => {
    setForm({ ...form, ...part });
    setWrong({});
  };
  const save = async () => {
    const checked = checkPerson(form);
    setWrong('wrong' in checked ? checked.wrong : {});
    if ('wrong' in checked) return setTries(tries + 1);
    setBusy(true);
    setFailed(null);
    const { name: to, role: does, scope: where } = checked.person;
    const answered = await post(`/api/people/${person.id}/changed`, { name: to, role: does, scope: where });
    setBusy(false);
    if (answered.ok) return onChanged();
    const field = wrongOf(answered.code);
    if (field) setWrong(field);
    else if (answered.why === 'unreachable') setFailed(manage.people.needsNetwork);
    else setFailed(answered.code ? problems[answered.code] : manage.people.failed);
    setTries(tries + 1);
  };
  if (picking)
    return (
      <PlacePicker
        places={all}
        chosen={null}
        onChoose={(id) => {
          if (id) change({ scope: [...new Set([...form.scope, id])] });
          setPicking(false);
        }}
      />
    );
  return (
    <form
      class={styles.form}
      noValidate
      ref={fields}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <h2>{words.change}</h2>
      <PersonFields form={form} wrong={wrong} fixed={self ? ['username', 'role'] : ['username']} onChange={change} />
      {!self && (
        <ScopeField
          scope={form.scope}
          places={all}
          onChange={(places) => change({ scope: places })}
          onAdd={() => setPicking(true)}
        />
      )}
      <p class={styles.hint}>{words.changeHint}</p>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={styles.keys}>
        <Button large onClick={onCancel}>
          {common.cancel}
        </Button>
        <Button look="primary" large type="submit" aria-disabled={busy}>
          {words.changeYes}
        </Button>
      </div>
    </form>
  );
}
