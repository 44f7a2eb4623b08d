// One plan: who, which route, when; the rounds that come of it stand beside it while it is written.
import { SearchX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { people as peopleHere } from '../../db/documents.ts';
import { newId } from '../../db/new-id.ts';
import { planningOf } from '../../db/planning.ts';
import { keepPlan, planBook } from '../../db/plans.ts';
import { authorize } from '../../domain/authorize.ts';
import { hasFewNights } from '../../domain/night-rounds.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import { dayKey } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import form from '../ui/form.module.css';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { PlanFields } from './plan-fields.tsx';
import styles from './plans.module.css';
import { Preview } from './preview.tsx';
import { RetireSheet } from './retire-sheet.tsx';
import { useKeeping } from './use-keeping.ts';
import { useTyped } from './use-typed.ts';
import { usePlanWords } from './use-words.ts';
import { WrittenPage } from './written-page.tsx';
import { emptyPlan, faultsIn, readPack, said, type Fault } from './writing-plan.ts';

export function PlanScreen({ id }: { id: string }) {
  const db = useDb();
  const { common } = useWords();
  const words = usePlanWords();
  const key = `plan ${id}`;
  const known = useLive(
    async () => ({
      book: await planBook(db),
      people: await peopleHere(db),
      typed: await planningOf<Plan>(db, key),
    }),
    [db, key],
  );
  const { query } = useLocation();
  const [fresh] = useState(() => {
    const pack = readPack(query['pack']);
    const name = pack ? words.packPlan(words.packs[pack]) : '';
    return emptyPlan(newId(), { pack, name, routeId: query['route'] ?? '' });
  });
  const plan = id === 'new' ? fresh : known?.book.plans.get(id);
  if (!known || !plan)
    return (
      <Page narrow title={words.title} back={common.back} backTo="/plans">
        {known ? (
          <Notice icon={SearchX}>
            <p>{words.unknown}</p>
            <p>{words.unknownHint}</p>
          </Notice>
        ) : (
          <Skeleton look="rows" />
        )}
      </Page>
    );
  return <Editor key={plan.id} start={said(plan)} keptAs={key} isNew={id === 'new'} {...known} />;
}

type EditorProps = {
  start: Plan;
  keptAs: string;
  /** From the last time, not saved. */
  typed: Plan | undefined;
  isNew: boolean;
  book: Awaited<ReturnType<typeof planBook>>;
  people: readonly Person[];
};

function Editor({ start, keptAs, typed, isNew, book, people }: EditorProps) {
  const { route: go } = useLocation();
  const words = usePlanWords();
  const { person, school } = useSession();
  const { value: plan, change, giveUp, ...kept } = useTyped(keptAs, start, typed);
  const [faults, setFaults] = useState<ReadonlySet<Fault>>(new Set());
  const [tries, setTries] = useState(0);
  const [retiring, setRetiring] = useState(false);
  const { failed, keep } = useKeeping(keptAs, keepPlan, () => go('/plans', true));
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const save = () => {
    const found = faultsIn(plan, dayKey(Date.now()), start);
    if (hasFewNights(plan, book.routes.get(plan.routeId), school)) found.add('nights');
    setFaults(found);
    if (found.size > 0) setTries(tries + 1);
    else keep(said(plan));
  };
  const { retired, ...inUse } = said(plan);
  return (
    <WrittenPage
      title={isNew ? words.add : plan.name || words.edit}
      backTo="/plans"
      isNew={isNew}
      mayKeep={mayKeep}
      retired={retired}
      failed={failed}
      {...kept}
      onGiveUp={giveUp}
      onSave={save}
      onRetire={() => setRetiring(true)}
      onAgain={() => keep(inUse)}
    >
      <div class={styles.two}>
        <form
          class={form.form}
          noValidate
          ref={fields}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <PlanFields
            plan={plan}
            faults={faults}
            routes={book.routes}
            people={people}
            shifts={book.shifts}
            onChange={change}
          />
        </form>
        <Preview plan={plan} book={book} people={people} />
      </div>
      {retiring && (
        <RetireSheet
          name={plan.name}
          onClose={() => setRetiring(false)}
          onRetire={(reason) => {
            setRetiring(false);
            keep({ ...said(start), retired: { reason } });
          }}
        />
      )}
    </WrittenPage>
  );
}
