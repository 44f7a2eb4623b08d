// Sending a new person to the server, and where it says no.
import { type InviteMade, PersonAdded } from '../../domain/invite.ts';
import { useState } from 'preact/hooks';
import { postFor } from '../../sync/rest.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { checkPerson, wrongOf, type PersonForm, type Wrong } from './person-form.ts';

/** A password to hand over, or an invite; `invite` undefined: an older server made none. */
export type Added = { username: string; password: string } | { invite: InviteMade | undefined };

export function useAddingPerson(onAdded: () => void) {
  const { manage, problems } = useWords();
  const [wrong, setWrong] = useState<Wrong>({});
  const [failed, setFailed] = useSaid<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState<Added | null>(null);
  const [tries, setTries] = useState(0);
  const send = async (form: PersonForm) => {
    const checked = checkPerson(form);
    setFailed(null);
    setWrong('wrong' in checked ? checked.wrong : {});
    if ('wrong' in checked) return setTries(tries + 1);
    setBusy(true);
    const answered = await postFor('/api/people', checked.person, PersonAdded);
    setBusy(false);
    if (answered.ok) {
      const { invite } = answered.body;
      const { username, password } = checked.person;
      setAdded(password === undefined ? { invite } : { username, password });
      onAdded();
      return;
    }
    const field = wrongOf(answered.code);
    setTries(tries + 1);
    if (field) setWrong(field);
    else if (answered.why === 'unreachable') setFailed(manage.people.needsNetwork);
    else setFailed(answered.code ? problems[answered.code] : manage.people.failed);
  };
  return {
    wrong,
    failed,
    busy,
    added,
    tries,
    add: (form: PersonForm) => void (busy || send(form)),
    forget: (fields: readonly string[]) => {
      setWrong((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !fields.includes(field))));
    },
  };
}
