// What a pack asks for, made ready: routes over the school's places with the checklists of the pack, and who walks them. One confirmation makes
// them and switches the pack on.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PlanBook } from '../../db/plans.ts';
import { keepPlanning, planningOf, type WrittenPack } from '../../db/planning.ts';
import { keepPack } from '../../db/plans-of-pack.ts';
import { newId } from '../../db/new-id.ts';
import { templates } from '../../db/documents.ts';
import type { Calendar, Pack } from '../../domain/calendar.ts';
import { isBeforeTerm } from '../../domain/pack-of-period.ts';
import type { Plan } from '../../domain/plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { dayName } from '../days.ts';
import { dayKey, inLanguage } from '../format.ts';
import { useNotKept } from '../use-not-kept.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { namedItems } from './pack-lists.ts';
import { heldRoles, idsFor, offerFor, plansOfPack, type SchoolKnown } from './pack-offer.ts';
import { KeptLine } from './kept-line.tsx';
import { PackRoute } from './pack-route.tsx';
import styles from './plans.module.css';
import { daysFrom, firstDay, goesByTerms, onBeforeTerms, switchedOn } from './switching.ts';
import { useTyped } from './use-typed.ts';
import { usePlanWords } from './use-words.ts';
import { asRecord } from './when-words.ts';
import { emptyPlan } from './writing-plan.ts';

type Props = {
  pack: Pack;
  /** Of the checklists of the pack those that nobody goes for. */ codes: readonly string[];
  book: PlanBook;
  known: SchoolKnown;
  days: number;
  onClose: () => void;
  onMade: () => void;
};
type Written = WrittenPack['routes'][number];

export function PackSheet(props: Props) {
  const db = useDb();
  const key = `pack ${props.pack}`;
  const [typed, setTyped] = useState<WrittenPack | 'none'>();
  useEffect(() => void planningOf<WrittenPack>(db, key).then((kept) => setTyped(kept ?? 'none')), [key]);
  if (!typed) return null;
  // What is missing now is not what was missing then: it is begun anew.
  const goesOn = typed !== 'none' && typed.codes.join() === props.codes.join();
  return <Making {...props} keptAs={key} typed={goesOn ? typed : undefined} />;
}

type MakingProps = Props & { keptAs: string; typed: WrittenPack | undefined };

function Making({ pack, codes, book, known, days, keptAs, typed, onClose, onMade }: MakingProps) {
  const db = useDb();
  const language = useLanguage();
  const { person, school } = useSession();
  const { common } = useWords();
  const notKept = useNotKept();
  const words = usePlanWords();
  const { absent, offered } = useMemo(() => offerFor(codes, known), []);
  const [seen] = useState(() => new Set(plansOfPack(book, pack).map(({ id }) => id)));
  const [start] = useState((): WrittenPack => {
    const routes = offered.map((one): Written => {
      const who: Plan['who'] = one.role ? { people: [], roles: [one.role] } : { people: [person.id], roles: [] };
      const ids: Written['ids'] = idsFor(one, school.id, pack, book) ?? [newId(), newId()];
      return Object.assign({}, one, { who, ids });
    });
    return { codes: [...codes], routes, length: pack === 'term-start' ? 1 : days };
  });
  const { value, change, goesOn, giveUp } = useTyped(keptAs, start, typed);
  const { routes: written, length } = value;
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const roles = heldRoles(known.people);
  // Half of today's window may be over: then nothing of it is due, and the days are counted from tomorrow.
  const [first] = useState(() => {
    const now = Date.now();
    const plan = asRecord(emptyPlan('', { pack }), now);
    return firstDay([plan], book.calendar, pack, [now, dayKey(now)], 1, school.timeZone);
  });
  const name = words.packs[pack];
  const before = plansOfPack(book, pack);
  const byTerms =
    goesByTerms(pack, before, book.calendar, dayKey(Date.now())) || (before.length > 0 && before.every(isBeforeTerm));
  // Some of it is planned: what is missing is added, and whether the pack is on stays as it is.
  const isFilling = seen.size > 0;
  const title = isFilling ? words.packFillSheet(name) : words.packSheet(name);
  const put = (at: number, over: Partial<Written>) =>
    change({ ...value, routes: written.map((one, n) => (n === at ? { ...one, ...over } : one)) });
  const nameOf = (code: string) => {
    const list = known.templates.find((one) => one.code === code);
    const named = namedItems(code).join(words.list);
    return list ? `${named} ${inLanguage(list.name, language)}` : named;
  };
  const isWhole = ({ points, who }: Written) => points.length > 0 && who.roles.length + who.people.length > 0;
  const save = async () => {
    setTried(true);
    if (busy || written.length === 0 || !written.every(isWhole)) return;
    setBusy(true);
    setFailed(null);
    try {
      const when = byTerms ? { when: { each: 'term' as const } } : {};
      const all = planned(written, { pack, ...when }, words.packRoute(name), words.packPlan(name), common.roles);
      const today = dayKey(Date.now());
      const on = daysFrom(first, today, length);
      const calendarOf = (now: Calendar) => (byTerms ? onBeforeTerms(now, today) : switchedOn(now, pack, today, on));
      const asked = new Set(written.flatMap(({ points }) => points.flatMap(({ templates }) => templates)));
      const had = new Set((await templates(db)).map(({ code }) => code));
      const parts = known.templates.filter(({ code }) => asked.has(code) && !had.has(code));
      await keepPack(db, all, seen, isFilling ? null : calendarOf, parts);
      await keepPlanning(db, keptAs, undefined);
      onMade();
    } catch (error) {
      const isConflict = error instanceof Refusal && error.code === 'conflict';
      setFailed(isConflict ? words.packConflict : notKept(error));
    } finally {
      deliverSoon();
      setBusy(false);
    }
  };
  return (
    <Sheet label={title} onClose={onClose}>
      <div class={form.form}>
        <h2>{title}</h2>
        <p class={styles.hint}>
          {written.length === 0 ? words.packNothing : isFilling ? words.packFillHint : words.packSheetHint}
        </p>
        {goesOn && <KeptLine onGiveUp={() => void giveUp()} />}
        {absent.length > 0 && (
          <p class={styles.advice}>
            {words.packAbsent(absent.flatMap(namedItems).join(words.list))}{' '}
            <a href="/checklists">{words.packLibrary}</a>
          </p>
        )}
        {written.map((one, at) => (
          <PackRoute
            key={one.ids[0]}
            written={one}
            lists={one.codes.map(nameOf)}
            roles={roles}
            known={known}
            isWrong={isTried && one.points.length === 0}
            me={person.name}
            onChange={(over) => put(at, over)}
          />
        ))}
        {written.length > 0 && byTerms && <p class={styles.hint}>{words.packTermOnce}</p>}
        {written.length > 0 && !isFilling && !byTerms && (
          <Choices
            label={words.howLong}
            hint={words.packDaily(dayName(first ?? dayKey(Date.now()), language))}
            options={[1, 3, 7, 14].map((n) => ({ value: `${n}`, text: words.daysCount(n) }))}
            chosen={[`${length}`]}
            onChoose={([n]) => change({ ...value, length: Number(n) })}
          />
        )}
        {failed && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        {written.length > 0 && (
          <Button look="primary" large wide aria-disabled={busy} onClick={() => void save()}>
            {busy ? words.packMaking : isFilling ? words.packMake : words.packMakeAll(name)}
          </Button>
        )}
        <ButtonLink look="plain" wide href={`/plans/routes/new?pack=${pack}`}>
          {words.packByHand}
        </ButtonLink>
      </div>
    </Sheet>
  );
}

const planned = (
  written: readonly Written[],
  over: Pick<Plan, 'pack'> & Partial<Plan>,
  routeName: string,
  planName: string,
  roleNames: Record<NonNullable<Written['role']>, string>,
) =>
  written.map(({ ids: [routeId, planId], points, role, codes, who }, at) => {
    const nth = written.slice(0, at).filter((one) => one.role === role).length + 1;
    const of = ` · ${role ? roleNames[role] : codes.join(' ')}${nth > 1 ? ` ${nth}` : ''}`;
    const named = (name: string) => Array.from(`${name}${of}`).slice(0, 40).join('');
    return {
      route: { id: routeId, name: named(routeName), order: 'free' as const, points },
      plan: emptyPlan(planId, { name: named(planName), routeId, who, proof: 'tap', ...over }),
    };
  });
