// A colleague who has nothing to do with the case yet, by the whole name: from this phone where it knows people, else from the school.
import { useState } from 'preact/hooks';
import type { CaseHere } from '../../db/cases.ts';
import { Colleagues } from '../../domain/colleagues.ts';
import { report } from '../../sync/rest.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useSession } from '../use-screen.ts';
import styles from './cases.module.css';
import { useSheetWords } from './use-sheet-words.ts';

export type Colleague = { id: string; name: string };
type Found = Colleague & { dept: string };

export type FindColleagueProps = { here: CaseHere; onFound: (one: Colleague) => void };

export function FindColleague({ here, onFound }: FindColleagueProps) {
  const sheet = useSheetWords();
  const { person } = useSession();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [says, setSays] = useState('');
  const [several, setSeveral] = useState<readonly Found[]>([]);
  const take = ({ id, name: called }: Found) => {
    onFound({ id, name: called });
    setName('');
    setSays(sheet.colleagueAdded(called));
    setSeveral([]);
  };
  const find = async () => {
    const wanted = name.trim();
    if (busy || wanted === '') return;
    setBusy(true);
    const answered = await namedSo(here, wanted);
    setBusy(false);
    if (answered === null) return setSays(sheet.colleagueOffline);
    const found = answered.filter(({ id }) => id !== person.id);
    const [first, ...more] = found;
    if (!first) return setSays(sheet.colleagueNone(wanted));
    if (more.length === 0) return take(first);
    setSays(sheet.colleagueSeveral);
    setSeveral(found);
  };
  return (
    <div class={styles.form}>
      <TextField
        label={sheet.colleague}
        hint={sheet.colleagueHint}
        maxLength={20}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button aria-disabled={busy || name.trim() === ''} onClick={() => void find()}>
        {sheet.colleagueAdd}
      </Button>
      <p class={styles.small} role="status">
        {says}
      </p>
      {several.map((one) => (
        <Button key={one.id} wide onClick={() => take(one)}>
          {[one.name, one.dept].filter(Boolean).join(' · ')}
        </Button>
      ))}
    </div>
  );
}

/** Null where nobody can be asked. */
async function namedSo({ around }: CaseHere, name: string): Promise<readonly Found[] | null> {
  const here = [...(around?.people.values() ?? [])].filter(
    (one) => one.name === name && !one.left && one.role !== 'admin',
  );
  if (here.length > 0) return here.map(({ id, name: called }) => ({ id, name: called, dept: '' }));
  const answered = await report(`/api/colleagues?name=${encodeURIComponent(name)}`, Colleagues);
  return answered.ok ? answered.body.rows : null;
}
