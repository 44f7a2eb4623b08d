// Who works here, and accounts for them. Everything here needs the server.
import { UserPlus, UserSearch, UserX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import { placeName } from '../../domain/place.ts';
import { People } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AddPerson } from './add-person.tsx';
import { PeopleList, PeopleTable } from './people-list.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './people.module.css';

export function PeopleScreen() {
  const { person } = useSession();
  const { people } = useWords().manage;
  if (authorize(person, { do: 'add-person' })) return <Accounts />;
  return (
    <Page title={people.title}>
      <Notice icon={UserX}>{people.notAllowed}</Notice>
    </Page>
  );
}

function Accounts() {
  const { people: words } = useWords().manage;
  const report = useReport('/api/people', People);
  const { query } = useLocation();
  const [text, setText] = useState(query['find'] ?? '');
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Person | null>(null);
  const wide = useWide();
  const scopeOf = useScopeWords();
  const { body, trouble } = report;
  const found = useMemo(() => findPeople(body?.people ?? [], text), [body, text]);
  const List = wide ? PeopleTable : PeopleList;
  const add = (
    <Button look="primary" large onClick={() => setAdding(true)}>
      <Icon of={UserPlus} />
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} action={wide && add} bar={!wide && add}>
      <AsOf report={report} />
      {trouble && trouble.why !== 'login' && body && <p class={styles.offline}>{words.needsNetwork}</p>}
      {body && (
        <>
          <div class={styles.find}>
            <SearchField label={words.find} value={text} onType={setText} />
            <span role="status">{words.sub(found.length)}</span>
          </div>
          {found.length > 0 ? (
            <List people={found} scopeOf={scopeOf} onOpen={setShown} />
          ) : (
            <Notice icon={UserSearch}>{words.notFound}</Notice>
          )}
        </>
      )}
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={report.refresh} />}
      {shown && <PersonSheet person={shown} scope={scopeOf(shown)} onClose={() => setShown(null)} />}
    </Page>
  );
}

const byName = new Intl.Collator('zh-CN', { numeric: true });

function findPeople(people: readonly Person[], text: string): Person[] {
  const word = text.trim().toLowerCase();
  return people
    .filter((person) => person.name.toLowerCase().includes(word) || person.username.includes(word))
    .sort((a, b) => byName.compare(a.name, b.name));
}

/** A person's places in words, from what the phone knows. */
function useScopeWords(): (person: Person) => string {
  const db = useDb();
  const { people, record } = useWords().manage;
  const names = useLive(async () => new Map((await places(db)).map((place) => [place.id, placeName(place)])), [db]);
  return ({ scope }) =>
    scope.length === 0 ? people.wholeSchool : scope.map((id) => names?.get(id) ?? '…').join(record.comma);
}
