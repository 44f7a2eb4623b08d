// People as rows under a thumb, or as a table on the desk.
import type { Person } from '../../domain/person.ts';
import { Badge } from '../ui/badge.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { administrationWords } from '../words/administration.ts';
import styles from './people.module.css';

/** `waiting`: who has chosen no password yet. */
type ListProps = {
  people: readonly Person[];
  scopeOf: (person: Person) => string;
  waiting: ReadonlySet<string>;
  onOpen: (person: Person) => void;
};

export function PeopleList({ people, scopeOf, waiting, onOpen }: ListProps) {
  const { common } = useWords();
  return (
    <Rows>
      {people.map((person) => (
        <Row
          key={person.id}
          onClick={() => onOpen(person)}
          about={
            <>
              {common.roles[person.role]} · {person.username}
              <br />
              {scopeOf(person)} <Standing person={person} waiting={waiting} />
            </>
          }
        >
          {person.name}
        </Row>
      ))}
    </Rows>
  );
}

export function PeopleTable({ people, scopeOf, waiting, onOpen }: ListProps) {
  const { common, manage } = useWords();
  const { people: words } = manage;
  return (
    <table class={styles.table}>
      <caption class="visually-hidden">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.username}</th>
          <th scope="col">{words.scope}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <button type="button" aria-haspopup="dialog" onClick={() => onOpen(person)}>
                {person.name}
              </button>{' '}
              <Standing person={person} waiting={waiting} />
            </th>
            <td>{common.roles[person.role]}</td>
            <td>{person.username}</td>
            <td>{scopeOf(person)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ person, waiting }: { person: Person; waiting: ReadonlySet<string> }) {
  const { people: words } = administrationWords[useLanguage()];
  if (person.left) return <Badge tone="plain">{words.left}</Badge>;
  return waiting.has(person.id) ? <Badge tone="warn">{words.waiting}</Badge> : null;
}
