// Sending a new person to the server, and where it says no.
import { useState } from 'preact/hooks';
import { post } from '../../sync/rest.ts';
import { useWords } from '../use-screen.ts';
import { checkPerson, wrongOf, type PersonForm, type Wrong } from './person-form.ts';

export function useAddingPerson(onAdded: () => void) {
  const { manage, problems } = useWords();
  const [wrong, setWrong] = useState<Wrong>({});
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState<{ username: string; password: string } | null>(null);
  const [tries, setTries] = useState(0);
  const send = async (form: PersonForm) => {
    const checked = checkPerson(form);
    setFailed(null);
    setWrong('wrong' in checked ? checked.wrong : {});
    if ('wrong' in checked) return setTries(tries + 1);
    setBusy(true);
    const answered = await post('/api/people', checked.person);
    setBusy(false);
    if (answered.ok) {
      setAdded({ username: checked.person.username, password: checked.person.password });
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
