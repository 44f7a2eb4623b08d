// The codes of points for the printer: of one place, of what lies in it, or of the whole school.
import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { placesInUse } from '../../db/school-places.ts';
import { isWithin, placeKinds, placeName, type Place, type PlaceKind } from '../../domain/place.ts';
import { post } from '../../sync/rest.ts';
import { firstRunOver } from '../first-run-over.ts';
import { BesideApp } from './beside-app.tsx';
import { sheetsOf } from './sheets.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { later } from '../ui/later.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { papers, PlaceLabel, type Paper } from './place-label.tsx';
import styles from './place-label.module.css';

const OnlyHereNote = later(() =>
  import('./only-here-note.tsx').then(
    (m) => m.OnlyHereNote,
    () => () => null,
  ),
);

/** More at once keeps the browser busy for longer than anybody waits. */
const most = 600;
/** Ready on paper before anybody presses; more are drawn when they are asked for. */
const few = 24;
const cellsOnSheet = 6;
const paperKey = 'patrol-place-paper';

/** `?in=`: a place and what lies in it; `?only=`: the place alone. */
export function PlaceLabelsScreen() {
  const db = useDb();
  const { common } = useWords();
  const { labels: words } = useWords().manage.places;
  const { query } = useLocation();
  const all = useLive(() => placesInUse(db), [db]);
  return all && all.length > 0 ? (
    <Choosing all={all} within={query['in'] ?? ''} only={query['only'] ?? ''} />
  ) : (
    <Page narrow title={words.title} sub={words.sub} back={common.back} backTo="/places">
      {all && (
        <Notice icon={Printer}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
    </Page>
  );
}

function Choosing({ all, within, only }: { all: readonly Place[]; within: string; only: string }) {
  const { common, manage } = useWords();
  const { labels: words, kinds } = manage.places;
  const [where, setWhere] = useState(only || within);
  const [alone, setAlone] = useState(only !== '');
  const kept = papers.find((one) => one === localStorage.getItem(paperKey));
  const [paper, setPaper] = useState<Paper>(kept ?? 'sheet');
  const [left, setLeft] = useState<readonly PlaceKind[]>([]);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    print();
    // A step of the guide of a new school; whether it is told is nothing that anybody waits for.
    if (!firstRunOver()) void post('/api/first-run', { did: 'print-codes' });
  }, [asked]);
  const place = all.find(({ id }) => id === where);
  const there = useMemo(
    () => all.filter((one) => (alone ? one.id === where : isWithin(one, place ? [place.id] : []))),
    [all, where, alone],
  );
  const counted = placeKinds.map((kind) => ({ kind, n: there.filter((one) => one.kind === kind).length }));
  const chosen = there.filter(({ kind }) => alone || !left.includes(kind));
  const tops = all.filter(({ kind, id }) => kind === 'building' || id === where);
  const tooMany = chosen.length > most;
  const mayPrint = chosen.length > 0 && !tooMany;
  return (
    <Page
      narrow
      title={words.title}
      sub={words.sub}
      back={common.back}
      backTo="/places"
      bar={
        <Button look="primary" large aria-disabled={!mayPrint} onClick={() => mayPrint && setAsked(asked + 1)}>
          <Icon of={Printer} />
          {tooMany ? words.most(most) : chosen.length === 0 ? words.choose : words.print(chosen.length)}
        </Button>
      }
    >
      <div class={styles.form}>
        <OnlyHereNote />
        <Choices
          label={words.paper}
          hint={words.paperHint[paper]}
          options={papers.map((value) => ({ value, text: words.papers[value] }))}
          chosen={[paper]}
          onChoose={([one]) => {
            localStorage.setItem(paperKey, one ?? 'sheet');
            setPaper(one ?? 'sheet');
          }}
        />
        <SelectField
          label={words.where}
          value={where}
          onChange={(event) => {
            setWhere(event.currentTarget.value);
            setAlone(false);
          }}
        >
          <option value="">{words.whole}</option>
          {tops.map((one) => (
            <option key={one.id} value={one.id}>
              {placeName(one)}
            </option>
          ))}
        </SelectField>
        {!alone && (
          <Choices
            label={words.which}
            kind="several"
            options={counted
              .filter(({ n }) => n > 0)
              .map(({ kind, n }) => ({ value: kind, text: words.some(kinds[kind], n) }))}
            chosen={placeKinds.filter((kind) => !left.includes(kind))}
            onChoose={(some) => setLeft(placeKinds.filter((kind) => !some.includes(kind)))}
          />
        )}
        {chosen[0] && (
          <div>
            <h2>{words.sample}</h2>
            <div class={styles.shown} data-paper={paper}>
              <PlaceLabel of={chosen[0]} on={paper} />
            </div>
          </div>
        )}
        <p class={styles.hint}>{words.hint}</p>
      </div>
      <LabelPages of={mayPrint && (asked > 0 || chosen.length <= few) ? chosen : []} on={paper} />
    </Page>
  );
}

function LabelPages({ of, on }: { of: readonly Place[]; on: Paper }) {
  return (
    <BesideApp>
      {on === 'sheet'
        ? sheetsOf(of, cellsOnSheet).map((cells, n) => (
            <div key={n} class={styles.sheetPage}>
              {cells.map((place, i) => (
                <div key={i} class={styles.cell}>
                  {place && <PlaceLabel of={place} on={on} />}
                </div>
              ))}
            </div>
          ))
        : of.map((place) => (
            <div key={place.id} class={on === 'page' ? styles.pagePage : styles.rollPage}>
              <PlaceLabel of={place} on={on} />
            </div>
          ))}
    </BesideApp>
  );
}
