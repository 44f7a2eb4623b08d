// One shift: its name, its hours, and the pattern of who is on.
import { SearchX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { people as peopleHere } from '../../../db/documents.ts';
import { newId } from '../../../db/new-id.ts';
import { planningOf } from '../../../db/planning.ts';
import { keepShift, planBook, type PlanBook } from '../../../db/plans.ts';
import { authorize } from '../../../domain/authorize.ts';
import type { Person } from '../../../domain/person.ts';
import type { Shift } from '../../../domain/shift.ts';
import { dayKey } from '../../format.ts';
import { useLive } from '../../use-live.ts';
import { useDb, useSession, useWords } from '../../use-screen.ts';
import form from '../../ui/form.module.css';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToWrongField } from '../../ui/use-to-wrong-field.ts';
import { RetireSheet } from '../retire-sheet.tsx';
import { useKeeping } from '../use-keeping.ts';
import { useTyped } from '../use-typed.ts';
import { usePlanWords } from '../use-words.ts';
import { WrittenPage } from '../written-page.tsx';
import { ShiftFields } from './shift-fields.tsx';
import { useShiftWords } from './use-words.ts';
import { emptyShift, faultsIn, said, type Fault } from './writing-shift.ts';

export function ShiftScreen({ id }: { id: string }) {
  const db = useDb();
  const { common } = useWords();
  const words = useShiftWords();
  const plans = usePlanWords();
  const key = `shift ${id}`;
  const known = useLive(
    async () => ({
      book: await planBook(db),
      people: await peopleHere(db),
      typed: await planningOf<Shift>(db, key),
    }),
    [db, key],
  );
  const [fresh] = useState(() => emptyShift(newId(), dayKey(Date.now())));
  const shift = id === 'new' ? fresh : known?.book.shifts.get(id);
  if (!known || !shift)
    return (
      <Page narrow title={words.title} back={common.back} backTo="/plans/shifts">
        {known ? (
          <Notice icon={SearchX}>
            <p>{plans.unknown}</p>
            <p>{plans.unknownHint}</p>
          </Notice>
        ) : (
          <Skeleton look="rows" />
        )}
      </Page>
    );
  return <Editor key={shift.id} start={said(shift)} keptAs={key} isNew={id === 'new'} {...known} />;
}

type EditorProps = {
  start: Shift;
  keptAs: string;
  /** From the last time, not saved. */
  typed: Shift | undefined;
  isNew: boolean;
  book: PlanBook;
  people: readonly Person[];
};

function Editor({ start, keptAs, typed, isNew, book, people }: EditorProps) {
  const { route: go } = useLocation();
  const words = useShiftWords();
  const plans = usePlanWords();
  const { person } = useSession();
  const { value: shift, change, giveUp, ...kept } = useTyped(keptAs, start, typed);
  const [faults, setFaults] = useState<ReadonlySet<Fault>>(new Set());
  const [tries, setTries] = useState(0);
  const [retiring, setRetiring] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const { failed, refuse, keep } = useKeeping(
    keptAs,
    (db, written: Shift) => keepShift(db, said(written)),
    () => go('/plans/shifts', true),
  );
  const save = () => {
    const found = faultsIn(shift);
    setFaults(found);
    if (found.size > 0) setTries(tries + 1);
    else keep(shift);
  };
  const retire = () => {
    const users = [...book.plans.values()].filter(({ who, retired }) => !retired && who.shifts?.includes(shift.id));
    if (users.length === 0) return setRetiring(true);
    refuse(words.retireUsed(users.map(({ name }) => name).join(plans.list)));
  };
  const { retired, ...again } = shift;
  return (
    <WrittenPage
      narrow
      title={isNew ? words.add : start.name}
      backTo="/plans/shifts"
      isNew={isNew}
      mayKeep={mayKeep}
      retired={retired}
      failed={failed}
      {...kept}
      onGiveUp={giveUp}
      onSave={save}
      onRetire={retire}
      onAgain={() => keep(again)}
    >
      <form
        class={form.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ShiftFields shift={shift} faults={faults} people={people} onChange={change} />
      </form>
      {retiring && (
        <RetireSheet
          name={start.name}
          onClose={() => setRetiring(false)}
          onRetire={(reason) => {
            setRetiring(false);
            keep({ ...start, retired: { reason } });
          }}
        />
      )}
    </WrittenPage>
  );
}
