// Who works here, and accounts for them. Everything here needs the server.
import { FileSpreadsheet, QrCode, UserPlus, UserSearch } from 'lucide';
import { useLocation } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { Invites } from '../../domain/invite.ts';
import type { Person } from '../../domain/person.ts';
import { placeName } from '../../domain/place.ts';
import { People } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SchoolFirstRun } from '../first-run.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { administrationWords } from '../words/administration.ts';
import { AddPerson } from './add-person.tsx';
import { PeopleList, PeopleTable } from './people-list.tsx';
import { PersonSheet } from './person-sheet.tsx';
import styles from './people.module.css';

export function PeopleScreen() {
  const { people: words } = useWords().manage;
  const { people: more } = administrationWords[useLanguage()];
  const { person: self } = useSession();
  const report = useReport('/api/people', People, { offers: true });
  const { query } = useLocation();
  const invites = useReport('/api/invites', Invites, { offers: true });
  const [text, setText] = useState(query['find'] ?? '');
  const [adding, setAdding] = useState(false);
  const [withLeft, setWithLeft] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const wide = useWide();
  const scopeOf = useScopeWords();
  const { body, trouble } = report;
  const all = body?.people ?? [];
  const gone = all.filter(({ left }) => left).length;
  const found = useMemo(() => findPeople(all, text, withLeft), [body, text, withLeft]);
  const waiting = new Set(invites.body?.waiting ?? []);
  const List = wide ? PeopleTable : PeopleList;
  const person = all.find(({ id }) => id === shown);
  const refresh = () => {
    report.refresh();
    invites.refresh();
  };
  const add = (
    <Button look="primary" large onClick={() => setAdding(true)}>
      <Icon of={UserPlus} />
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} action={wide && add} bar={!wide && add}>
      <AsOf report={{ ...report, fresh: report.fresh || invites.fresh, refresh }} />
      {trouble && trouble.why !== 'login' && body && <p class={styles.offline}>{words.needsNetwork}</p>}
      {body && (
        <>
          {self.role === 'admin' && <SchoolFirstRun />}
          <div class={styles.ways}>
            <Rows>
              <Row
                icon={QrCode}
                href="/people/invites"
                about={invites.body && more.invitesRow(invites.body.invites.length, stillWaiting(all, waiting))}
              >
                {more.invites}
              </Row>
              <Row icon={FileSpreadsheet} href="/people/file" about={more.fileHint}>
                {more.file}
              </Row>
            </Rows>
          </div>
          <div class={styles.find}>
            <SearchField label={words.find} value={text} onType={setText} />
            <span role="status">{words.sub(found.length)}</span>
            {gone > 0 && (
              <Button look="plain" onClick={() => setWithLeft(!withLeft)}>
                {withLeft ? more.hideLeft : more.showLeft(gone)}
              </Button>
            )}
          </div>
          {found.length > 0 ? (
            <List people={found} scopeOf={scopeOf} waiting={waiting} onOpen={({ id }) => setShown(id)} />
          ) : (
            <Notice icon={UserSearch}>{words.notFound}</Notice>
          )}
        </>
      )}
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={refresh} />}
      {person && (
        <PersonSheet
          person={person}
          scope={scopeOf(person)}
          card={body?.cards?.[person.id]}
          isWaiting={waiting.has(person.id)}
          onClose={() => setShown(null)}
          onChanged={refresh}
        />
      )}
    </Page>
  );
}

const stillWaiting = (people: readonly Person[], waiting: ReadonlySet<string>): number =>
  people.filter((one) => !one.left && waiting.has(one.id)).length;

const byName = new Intl.Collator('zh-CN', { numeric: true });

function findPeople(people: readonly Person[], text: string, withLeft: boolean): Person[] {
  const word = text.trim().toLowerCase();
  return people
    .filter((person) => person.name.toLowerCase().includes(word) || person.username.includes(word))
    .filter((person) => withLeft || !person.left)
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
