// 谁负责什么: departments, rules, who is away, and who may close; kept as typed until it is saved as a whole.
import { useState } from 'preact/hooks';
import { people as peopleHere } from '../../../db/documents.ts';
import { planningOf } from '../../../db/planning.ts';
import { responsibilityBook } from '../../../db/responsibility-book.ts';
import { setResponsibility } from '../../../db/responsibility.ts';
import { places as placesHere } from '../../../db/school-places.ts';
import { authorize } from '../../../domain/authorize.ts';
import type { Person } from '../../../domain/person.ts';
import type { Place } from '../../../domain/place.ts';
import type { Responsibility } from '../../../domain/responsibility.ts';
import { deliverSoon } from '../../../sync/triggers.ts';
import { useLive } from '../../use-live.ts';
import { useNotKept } from '../../use-not-kept.ts';
import { useDb, useSession, useWords } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choices } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { KeptLine } from '../kept-line.tsx';
import { Unsent } from '../unsent.tsx';
import { useTyped } from '../use-typed.ts';
import { Absences } from './absences.tsx';
import { Departments } from './departments.tsx';
import styles from './responsibility.module.css';
import { Rules } from './rules.tsx';
import { TryIt } from './try-it.tsx';
import { useResponsibilityWords } from './use-book.ts';

const keptAs = 'responsibility';

export function ResponsibilityScreen() {
  const db = useDb();
  const { common } = useWords();
  const words = useResponsibilityWords();
  const known = useLive(
    async () => ({
      ...(await responsibilityBook(db)),
      people: await peopleHere(db),
      places: await placesHere(db),
      typed: await planningOf<Responsibility>(db, keptAs),
    }),
    [db],
  );
  if (!known)
    return (
      <Page title={words.title} sub={words.sub} back={common.back} backTo="/plans">
        <Skeleton look="rows" />
      </Page>
    );
  return <Editor {...known} start={known.book} />;
}

type EditorProps = {
  /** As it is saved. */
  start: Responsibility;
  unsent: { refused: boolean } | undefined;
  people: readonly Person[];
  places: readonly Place[];
  /** From the last time, not saved. */
  typed: Responsibility | undefined;
};

function Editor({ start, unsent, people, places, typed }: EditorProps) {
  const db = useDb();
  const { common } = useWords();
  const notKept = useNotKept();
  const words = useResponsibilityWords();
  const { person } = useSession();
  const { value: book, change, goesOn, isOvertaken, giveUp } = useTyped(keptAs, start, typed);
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const onChange = (next: Responsibility) => {
    setSaid(null);
    change(next);
  };
  const isChanged = JSON.stringify(book) !== JSON.stringify(start);
  const save = async () => {
    if (!isChanged) return setSaid({ ok: true, text: words.same });
    try {
      await setResponsibility(db, book);
      await giveUp();
      deliverSoon();
      setSaid({ ok: true, text: words.saved });
    } catch (error) {
      setSaid({ ok: false, text: notKept(error) });
    }
  };
  const part = { book, people, places, mayKeep, onChange };
  return (
    <Page
      title={words.title}
      sub={
        <>
          {words.sub}
          <Unsent of={unsent} />
        </>
      }
      back={common.back}
      backTo="/plans"
      bar={
        mayKeep && (
          <Button look="primary" large aria-disabled={!isChanged} onClick={() => void save()}>
            {words.save}
          </Button>
        )
      }
    >
      {said && (
        <p class={said.ok ? styles.said : styles.failed} role={said.ok ? 'status' : 'alert'}>
          {said.text}
        </p>
      )}
      {(goesOn || isOvertaken) && isChanged && <KeptLine isOvertaken={isOvertaken} onGiveUp={() => void giveUp()} />}
      {!mayKeep && <p class={styles.hint}>{words.onlyWhole}</p>}
      <div class={styles.two}>
        <div class={styles.stack}>
          <Departments {...part} />
          <Rules {...part} />
          <Absences {...part} />
          <Card>
            <Choices
              label={words.closing.label}
              hint={words.closing.hint}
              options={[
                { value: 'on', text: words.closing.on },
                { value: 'off', text: words.closing.off },
              ]}
              chosen={[book.checkerMayClose ? 'on' : 'off']}
              onChoose={([chosen]) => mayKeep && onChange({ ...book, checkerMayClose: chosen === 'on' })}
            />
          </Card>
        </div>
        <div class={styles.aside}>
          <TryIt book={book} people={people} places={places} />
        </div>
      </div>
    </Page>
  );
}
