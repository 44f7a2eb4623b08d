// One route: its points in order, what is checked at each, and the line they make.
import { SearchX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { templates as templatesHere } from '../../db/documents.ts';
import { newId } from '../../db/new-id.ts';
import { planningOf } from '../../db/planning.ts';
import { keepRoute, planBook, type PlanBook } from '../../db/plans.ts';
import { places as placesHere } from '../../db/school-places.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Place } from '../../domain/place.ts';
import { routeOrders, type Route } from '../../domain/route.ts';
import type { Template } from '../../domain/template.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { AddPoints } from './add-points.tsx';
import { RouteMap } from './asked-line-map.tsx';
import { packLists } from './pack-lists.ts';
import styles from './plans.module.css';
import { RetireSheet } from './retire-sheet.tsx';
import { RoutePoints } from './route-points.tsx';
import { useKeeping } from './use-keeping.ts';
import { useTyped } from './use-typed.ts';
import { usePlanWords } from './use-words.ts';
import { WrittenPage } from './written-page.tsx';
import { readPack } from './writing-plan.ts';
import { said, withPlaces } from './writing-route.ts';

export function RouteScreen({ id }: { id: string }) {
  const db = useDb();
  const { common } = useWords();
  const words = usePlanWords();
  const { query } = useLocation();
  const pack = readPack(query['pack']);
  const [fresh] = useState((): Route => ({
    id: newId(),
    name: pack ? words.packRoute(words.packs[pack]) : '',
    order: 'fixed',
    points: [],
  }));
  const key = `route ${id}${pack ? ` ${pack}` : ''}`;
  const known = useLive(
    async () => ({
      book: await planBook(db),
      places: await placesHere(db),
      templates: await templatesHere(db),
      typed: await planningOf<Route>(db, key),
    }),
    [db, key],
  );
  const route = id === 'new' ? fresh : known?.book.routes.get(id);
  if (!known || !route)
    return (
      <Page narrow title={words.routes} back={common.back} backTo="/plans/routes">
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
  return <Editor key={route.id} start={said(route)} keptAs={key} isNew={id === 'new'} pack={pack} {...known} />;
}

type EditorProps = {
  start: Route;
  keptAs: string;
  /** From the last time, not saved. */
  typed: Route | undefined;
  isNew: boolean;
  pack: ReturnType<typeof readPack>;
  book: PlanBook;
  places: readonly Place[];
  templates: readonly Template[];
};

function Editor({ start, keptAs, typed, isNew, pack, book, places, templates }: EditorProps) {
  const { route: go } = useLocation();
  const words = usePlanWords();
  const { person } = useSession();
  const { value: route, change: setRoute, giveUp, ...kept } = useTyped(keptAs, start, typed);
  const [isTried, setTried] = useState(false);
  const [tries, setTries] = useState(0);
  const [open, setOpen] = useState<'add' | 'retire' | null>(null);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const inUse = templates.filter(({ retired }) => !retired);
  const lists = pack ? packLists[pack].filter((code) => inUse.some((one) => one.code === code)) : [];
  const users = [...book.plans.values()].filter((plan) => plan.routeId === route.id && !plan.retired);
  const put = (over: Partial<Route>) => setRoute({ ...route, ...over });
  const isNamed = route.name.trim() !== '';

  const { failed, refuse, keep } = useKeeping(
    keptAs,
    (db, written: Route) => keepRoute(db, said(written)),
    ({ id }) => go(isNew ? `/plans/new?route=${id}${pack ? `&pack=${pack}` : ''}` : '/plans/routes', true),
  );
  const save = () => {
    setTried(true);
    if (isNamed && route.points.length > 0) keep(route);
    else setTries(tries + 1);
  };
  const retire = () => {
    if (users.length === 0) return setOpen('retire');
    refuse(words.retireRouteUsed(users.map(({ name }) => name).join(words.list)));
  };
  const { retired, ...again } = route;
  return (
    <WrittenPage
      title={isNew ? words.addRoute : start.name}
      backTo="/plans/routes"
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
          <TextField
            label={words.name}
            hint={words.routeNameHint}
            maxLength={40}
            autocomplete="off"
            value={route.name}
            error={isTried && !isNamed ? words.errors.name : undefined}
            onInput={(event) => put({ name: event.currentTarget.value })}
          />
          <Choices
            label={words.order}
            options={routeOrders.map((value) => ({ value, text: words.orders[value] }))}
            chosen={[route.order]}
            onChoose={([order]) => order && put({ order })}
          />
          {pack && <p class={styles.hint}>{words.packLists(packLists[pack].join(words.list))}</p>}
          <RoutePoints points={route.points} places={places} templates={inUse} onChange={(points) => put({ points })} />
          {isTried && route.points.length === 0 && (
            <p class={styles.failed} role="alert">
              {words.errors.points}
            </p>
          )}
          <Button wide onClick={() => setOpen('add')}>
            {words.addPoints}
          </Button>
        </form>
        {route.points.length > 0 && <RouteMap route={route} places={places} isKnown={!isNew} />}
      </div>
      {open === 'add' && (
        <AddPoints
          places={places.filter((place) => !place.retired)}
          points={route.points}
          onAdd={(ids) => put({ points: withPlaces(route.points, ids, lists) })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'retire' && (
        <RetireSheet
          name={start.name}
          onClose={() => setOpen(null)}
          onRetire={(reason) => {
            setOpen(null);
            keep({ ...start, retired: { reason } });
          }}
        />
      )}
    </WrittenPage>
  );
}
