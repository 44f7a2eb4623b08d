// What a pack asks for, made ready: routes over the school's places with the checklists of the pack, and who walks them. One confirmation makes
// them and switches the pack on.
import { useMemo, useState } from 'preact/hooks';
import type { PlanBook } from '../../db/plans.ts';
import { keepPack } from '../../db/plans-of-pack.ts';
import { newId } from '../../db/new-id.ts';
import type { Pack } from '../../domain/calendar.ts';
import type { Plan } from '../../domain/plan.ts';
import { maxPointsPerRoute, type RoutePoint } from '../../domain/route.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { dayName } from '../days.ts';
import { dayKey, inLanguage } from '../format.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { shortNames } from '../short-names.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { AddPoints } from './add-points.tsx';
import { heldRoles, idsFor, offerFor, plansOfPack, type Offered, type SchoolKnown } from './pack-offer.ts';
import styles from './plans.module.css';
import { RoutePoints } from './route-points.tsx';
import { daysFrom, firstDay, switchedOn } from './switching.ts';
import { usePlanWords } from './use-words.ts';
import { asRecord } from './when-words.ts';
import { emptyPlan } from './writing-plan.ts';
import { withPlaces } from './writing-route.ts';

type Props = {
  pack: Pack;
  /** Of the checklists of the pack those that nobody goes for. */ codes: readonly string[];
  book: PlanBook;
  known: SchoolKnown;
  days: number;
  onClose: () => void;
  onMade: () => void;
};
/** With the ids it is recorded under, however often it is tried. */
type Written = Offered & { ids: [route: string, plan: string]; who: Plan['who'] };

export function PackSheet({ pack, codes, book, known, days, onClose, onMade }: Props) {
  const db = useDb();
  const language = useLanguage();
  const { person, school } = useSession();
  const { common, problems } = useWords();
  const words = usePlanWords();
  const { absent, offered } = useMemo(() => offerFor(codes, known), []);
  const [seen] = useState(() => new Set(plansOfPack(book, pack).map(({ id }) => id)));
  const [written, setWritten] = useState(() =>
    offered.map((one): Written => {
      const who: Plan['who'] = one.role ? { people: [], roles: [one.role] } : { people: [person.id], roles: [] };
      return Object.assign(one, { who, ids: idsFor(one, school.id, pack, book) ?? [newId(), newId()] });
    }),
  );
  const [length, setLength] = useState(pack === 'term-start' ? 1 : days);
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
  // Some of it is planned: what is missing is added, and whether the pack is on stays as it is.
  const isFilling = seen.size > 0;
  const title = isFilling ? words.packFillSheet(name) : words.packSheet(name);
  const put = (at: number, over: Partial<Written>) =>
    setWritten(written.map((one, n) => (n === at ? { ...one, ...over } : one)));
  const nameOf = (code: string) => {
    const list = known.templates.find((one) => one.code === code);
    return list ? `${code} ${inLanguage(list.name, language)}` : code;
  };
  const isWhole = ({ points, who }: Written) => points.length > 0 && who.roles.length + who.people.length > 0;
  const save = async () => {
    setTried(true);
    if (busy || written.length === 0 || !written.every(isWhole)) return;
    setBusy(true);
    setFailed(null);
    try {
      const all = planned(written, pack, words.packRoute(name), words.packPlan(name), common.roles);
      const today = dayKey(Date.now());
      const on = daysFrom(first, today, length);
      await keepPack(db, all, seen, isFilling ? null : (now) => switchedOn(now, pack, today, on));
      onMade();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(error.code === 'conflict' ? words.packConflict : problems[error.code]);
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
        {absent.length > 0 && (
          <p class={styles.advice}>
            {words.packAbsent(absent.join(words.list))} <a href="/checklists">{words.packLibrary}</a>
          </p>
        )}
        {written.map((one, at) => (
          <Route
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
        {written.length > 0 && !isFilling && (
          <Choices
            label={words.howLong}
            hint={words.packDaily(dayName(first ?? dayKey(Date.now()), language))}
            options={[1, 3, 7, 14].map((n) => ({ value: `${n}`, text: words.daysCount(n) }))}
            chosen={[`${length}`]}
            onChoose={([n]) => setLength(Number(n))}
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
  pack: Pack,
  routeName: string,
  planName: string,
  roleNames: Record<NonNullable<Offered['role']>, string>,
) =>
  written.map(({ ids: [routeId, planId], points, role, codes, who }) => {
    const of = ` · ${role ? roleNames[role] : codes.join(' ')}`;
    const named = (name: string) => Array.from(`${name}${of}`).slice(0, 40).join('');
    return {
      route: { id: routeId, name: named(routeName), order: 'free' as const, points },
      plan: emptyPlan(planId, { name: named(planName), routeId, who, pack, proof: 'tap' }),
    };
  });

type RouteProps = {
  written: Written;
  lists: readonly string[];
  roles: ReturnType<typeof heldRoles>;
  known: SchoolKnown;
  me: string;
  isWrong: boolean;
  onChange: (over: Partial<Written>) => void;
};

const mostNamed = 4;

/** One post's part of it: what, where, and the whole of it to be changed under a fold. */
function Route({ written, lists, roles, known, me, isWrong, onChange }: RouteProps) {
  const { common } = useWords();
  const words = usePlanWords();
  const [isAdding, add] = useState(false);
  const put = (points: RoutePoint[]) => onChange({ points: points.slice(0, maxPointsPerRoute) });
  const title = written.role ? common.roles[written.role] : me;
  const walkers = written.who.roles.map((role) => common.roles[role]).join(words.list);
  const byId = new Map(known.places.map((place) => [place.id, place]));
  const names = shortNames(written.points.map(({ placeId }) => byId.get(placeId)));
  return (
    <section class={styles.span} aria-label={title}>
      <h3>{walkers || title}</h3>
      <ul>
        {lists.map((list) => (
          <li key={list}>{list}</li>
        ))}
      </ul>
      <p>{words.packWhere(names.slice(0, mostNamed).join(words.list), names.length)}</p>
      {isWrong && (
        <p class={styles.failed} role="alert">
          {words.errors.points}
        </p>
      )}
      <details open={names.length === 0}>
        <summary class={styles.fold}>{words.packChange}</summary>
        <div class={form.form}>
          {written.role && (
            <Choices
              label={words.roles}
              kind="several"
              options={roles.map((value) => ({ value, text: common.roles[value] }))}
              chosen={written.who.roles}
              onChoose={(chosen) => chosen.length > 0 && onChange({ who: { ...written.who, roles: chosen } })}
            />
          )}
          <RoutePoints
            points={written.points}
            places={known.places}
            templates={known.templates.filter(({ retired }) => !retired)}
            onChange={put}
          />
          <Button wide onClick={() => add(true)}>
            {words.addPoints}
          </Button>
        </div>
      </details>
      {isAdding && (
        <AddPoints
          places={known.places.filter(({ retired }) => !retired)}
          points={written.points}
          onAdd={(ids) => put(withPlaces(written.points, ids, written.codes))}
          onClose={() => add(false)}
        />
      )}
    </section>
  );
}
