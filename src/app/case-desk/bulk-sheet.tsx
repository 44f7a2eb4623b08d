// 批量交办: one sheet, one step each; afterwards it says how many went, and which did not and why.
import { useEffect, useState } from 'preact/hooks';
import { takeStep } from '../../db/cases.ts';
import { placesWith } from '../../db/documents.ts';
import type { HazardRow } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Place } from '../../domain/place.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dueCodes, type DueCode } from '../../domain/template.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { inLanguage } from '../format.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DueWords, useAnswer } from './assign-sheet.tsx';
import { Box } from './box.tsx';
import {
  closedByAnother,
  eachItsOwn,
  isReady,
  prepare,
  stepOf,
  tally,
  type ForAll,
  type Prepared,
  type Why,
} from './bulk.ts';
import desk from './case-desk.module.css';
import styles from './case-list.module.css';
import { DeptField } from './dept-field.tsx';
import { loadCase } from './load-case.ts';
import { PersonPicker } from './person-picker.tsx';
import { useDeskWords, useWorld } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

type BulkProps = { rows: readonly HazardRow[]; onClose: () => void };
type Loaded = { hazards: ReadonlyMap<string, Hazard>; places: ReadonlyMap<string, Place> };
type Ended = { went: number; left: { row: HazardRow; why: Why }[] };

export function BulkSheet({ rows, onClose }: BulkProps) {
  const db = useDb();
  const words = useDeskWords();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  useEffect(() => {
    void loadAll();
  }, []);
  const loadAll = async () => {
    const places = await placesWith(db, [...new Set(rows.map(({ placeId }) => placeId))]);
    const hazards = await Promise.all(rows.map(({ id }) => loadCase(db, id)));
    setLoaded({
      hazards: new Map(hazards.flatMap((one) => (one ? [[one.id, one]] : []))),
      places: new Map(places.map((one) => [one.id, one])),
    });
  };
  return (
    <Sheet label={words.bulkTitle} onClose={onClose} asks={!ended}>
      {ended ? (
        <EndedPart ended={ended} onClose={onClose} />
      ) : loaded ? (
        <BulkForm rows={rows} loaded={loaded} onEnded={setEnded} onClose={onClose} />
      ) : (
        <Skeleton look="rows" n={4} />
      )}
    </Sheet>
  );
}

type FormProps = BulkProps & { loaded: Loaded; onEnded: (ended: Ended) => void };

function BulkForm({ rows, loaded, onEnded, onClose }: FormProps) {
  const db = useDb();
  const { person: me } = useSession();
  const { common } = useWords();
  const words = useDeskWords();
  const world = useWorld();
  const answer = useAnswer();
  const [all, setAll] = useState<ForAll>(eachItsOwn);
  const [picking, setPicking] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  if (!world) return <Skeleton look="rows" n={4} />;
  const prepared = rows.map((row) =>
    prepare(row, loaded.hazards.get(row.id), loaded.places.get(row.placeId), all, world, me.id),
  );
  const ready = prepared.filter(isReady);
  const nameOf = (id: string | null): string => world.people.get(id ?? '')?.name ?? '';
  const deptName = (id: string | null): string => world.book.departments.find((one) => one.id === id)?.name ?? '';
  const give = async (one: Prepared): Promise<Why | null> => {
    if (!isReady(one)) return one.why;
    const { personId, deptId, due } = one.assigning;
    const note = answer(`${deptName(deptId)}${nameOf(personId)}`, due);
    try {
      await takeStep(db, one.hazard, stepOf(one, note));
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  const giveAll = async () => {
    const left: Ended['left'] = [];
    for (const [n, one] of prepared.entries()) {
      setAt(n + 1);
      const why = await give(one).catch((error: unknown): Why => {
        console.error('bulk', error);
        return 'unknown';
      });
      if (why) left.push({ row: one.row, why });
    }
    deliverSoon();
    onEnded({ went: prepared.length - left.length, left });
  };
  if (picking)
    return (
      <PersonPicker
        world={world}
        title={words.assign.person}
        chosen={all.who?.personId ?? null}
        nobody={words.bulkBy}
        onBack={() => setPicking(false)}
        onChoose={(personId, deptId) => {
          setPicking(false);
          setAll({ ...all, who: personId === null ? null : { personId, deptId } });
        }}
      />
    );
  return (
    <form
      class={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (at === null && ready.length > 0) void giveAll();
      }}
    >
      <div>
        <h2>{words.bulkTitle}</h2>
        <p class={form.hint}>{words.bulkHint(rows.length)}</p>
      </div>
      <Box label={words.assign.person} onPress={() => setPicking(true)}>
        {all.who ? nameOf(all.who.personId) : words.bulkBy}
      </Box>
      {all.who && (
        <DeptField {...{ world, ...all.who }} onChoose={(deptId) => setAll({ ...all, who: { ...all.who!, deptId } })} />
      )}
      <ul class={desk.shown} aria-live="polite">
        {tally(prepared).map(({ personId, n }) => (
          <li key={personId} class={personId === null ? desk.missing : ''}>
            {personId === null ? words.bulkNobody(n) : words.bulkFor(nameOf(personId), n)}
            {personId === null && <span class={desk.small}>{words.bulkNobodyHint}</span>}
          </li>
        ))}
        {closedByAnother(prepared, loaded.places, world).map(({ closer, n }) => (
          <li key={`closes ${closer?.id}`} class={closer ? '' : desk.missing}>
            {closer ? words.bulkCloses(n, closer.name, common.roles[closer.role]) : words.bulkNobodyCloses(n)}
          </li>
        ))}
        <Unready prepared={prepared} />
      </ul>
      <SelectField
        label={words.assign.due}
        value={all.due ?? ''}
        onChange={(event) => setAll({ ...all, due: (event.currentTarget.value || null) as DueCode | null })}
      >
        <option value="">{words.bulkDue}</option>
        {dueCodes.map((code) => (
          <option key={code} value={code}>
            <DueWords code={code} />
          </option>
        ))}
      </SelectField>
      <NoteField
        label={words.assign.measure}
        hint={words.assign.measureHint}
        value={all.measure}
        onType={(measure) => setAll({ ...all, measure })}
      />
      <div class={desk.acts}>
        <Button large onClick={onClose}>
          {common.cancel}
        </Button>
        <Button look="primary" large type="submit" aria-disabled={at !== null || ready.length === 0}>
          {at === null ? words.bulk(ready.length) : words.bulkBusy(at, prepared.length)}
        </Button>
      </div>
    </form>
  );
}

/** Those that will not go whoever is chosen. */
function Unready({ prepared }: { prepared: readonly Prepared[] }) {
  const words = useDeskWords();
  const n = prepared.filter((one) => !isReady(one) && one.why !== 'nobody').length;
  return n > 0 ? <li class={desk.missing}>{words.bulkLeft(n)}</li> : null;
}

function EndedPart({ ended: { went, left }, onClose }: { ended: Ended; onClose: () => void }) {
  const language = useLanguage();
  const { common, problems } = useWords();
  const words = useDeskWords();
  const said = (why: Why): string => {
    if (why === 'unknown') return words.bulkUnknown;
    if (why === 'nobody') return words.bulkNoPerson;
    return problems[why === 'moved' ? 'step-not-now' : why];
  };
  return (
    <div class={form.form}>
      <h2>{words.bulkTitle}</h2>
      {went > 0 && (
        <p class={styles.went} role="status">
          {words.bulkWent(went)}
        </p>
      )}
      {left.length > 0 && (
        <div role="alert">
          <p class={form.failed}>{words.bulkLeft(left.length)}</p>
          <ul class={styles.left}>
            {left.map(({ row, why }) => (
              <li key={row.id}>
                <b>
                  {row.placeName} · {inLanguage(row.text, language)}
                </b>
                {said(why)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button look="primary" large wide onClick={onClose}>
        {common.done}
      </Button>
    </div>
  );
}
