// Putting points on the plan: choose one, then press where it is, drag it, or move it with the arrow keys or the arrows of the screen.
import { Trash2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { keepPlanning, type Marking as Marks } from '../../db/planning.ts';
import { FloorPlanKept, type FloorPlanShown, type PlanPoint } from '../../domain/floor-plan-reports.ts';
import { putFile } from '../../sync/rest.ts';
import { useDb } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './floor-plan.module.css';
import { merged } from './merged.ts';
import { pictureAddress } from './hung.ts';
import { inPicture, Stage, useCarry, type Spot } from './stage.tsx';
import { Station } from './station.tsx';
import { useTold } from './use-told.ts';
import { usePlanWords } from './use-words.ts';

const steps = {
  left: { by: { x: -1, y: 0 }, sign: '←', key: 'ArrowLeft' },
  up: { by: { x: 0, y: -1 }, sign: '↑', key: 'ArrowUp' },
  down: { by: { x: 0, y: 1 }, sign: '↓', key: 'ArrowDown' },
  right: { by: { x: 1, y: 0 }, sign: '→', key: 'ArrowRight' },
} as const satisfies Record<string, { by: Spot; sign: string; key: string }>;
type Way = keyof typeof steps;
/** One per cent a press, five with Shift. */
const [fine, coarse] = [0.01, 0.05];
const middle: Spot = { x: 0.5, y: 0.5 };

export const markingKey = (placeId: string): string => `floor-plan ${placeId}`;

/** So long after the last move what was put is kept: not at every pixel that a point is carried over. */
const restMs = 300;

type MarkingProps = {
  plan: FloorPlanShown;
  /** As it stood on this phone and was not saved. */
  typed: Marks | undefined;
  onSaved: () => void;
  onGiveUp: () => void;
  /** Somebody else has kept the plan meanwhile: it is to be asked for again. */
  onOvertaken: () => void;
};

/** What is put on the plan, kept on this phone until it is saved, and laid over what others have made of it meanwhile. */
function useMarks({ placeId, points, entry }: FloorPlanShown, typed: Marks | undefined) {
  const db = useDb();
  const now: Marks = { placeId, after: entry ?? '', markers: markersOf(points), base: markersOf(points) };
  const [marks, setMarks] = useState(typed ? laidOver(typed, now) : now);
  const latest = useRef({ marks, isKept: true });
  latest.current.marks = marks;
  const keep = () => {
    if (latest.current.isKept) return;
    latest.current.isKept = true;
    void keepPlanning(db, markingKey(placeId), latest.current.marks);
  };
  useEffect(() => {
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  }, [marks]);
  // Away before that: it is kept in leaving.
  useEffect(() => keep, []);
  return {
    marks,
    change: (markers: Marks['markers']) => {
      latest.current.isKept = false;
      setMarks({ ...latest.current.marks, markers });
    },
    /** Over the plan as it is shown now. */
    goOn: () => setMarks(laidOver(latest.current.marks, now)),
    done: async () => {
      latest.current.isKept = true;
      await keepPlanning(db, markingKey(placeId), undefined);
    },
  };
}

const laidOver = (mine: Marks, now: Marks): Marks =>
  mine.after === now.after ? mine : { ...now, markers: merged(mine.markers, mine.base, now.markers) };

export function Marking({ plan, typed, onSaved, onGiveUp, onOvertaken }: MarkingProps) {
  const words = usePlanWords();
  const told = useTold();
  const { placeId, points, shown, entry } = plan;
  const { marks, change: put, goOn, done } = useMarks(plan, typed);
  const { after, markers } = marks;
  const [chosen, setChosen] = useState<string | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  // Only once it was told: a plan that changes under the finger is found out when it is saved.
  useEffect(() => {
    if (failed === words.conflict) goOn();
  }, [entry]);
  const spots = new Map(markers.map((marker) => [marker.placeId, marker]));
  const change = (id: string, to: Spot | null) => {
    const others = markers.filter((marker) => marker.placeId !== id);
    put(to ? [...others, { placeId: id, ...inPicture(to) }] : others);
  };
  const step = (id: string, way: Way, by: number) => {
    const at = spots.get(id);
    const { x, y } = steps[way].by;
    change(id, at ? { x: at.x + x * by, y: at.y + y * by } : middle);
  };
  const onKey = (id: string) => (event: KeyboardEvent) => {
    const way = (Object.keys(steps) as Way[]).find((one) => steps[one].key === event.key);
    if (!way) return;
    event.preventDefault();
    setChosen(id);
    step(id, way, event.shiftKey ? coarse : fine);
  };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setFailed('');
    const bytes = new TextEncoder().encode(JSON.stringify({ after, markers })).buffer as ArrayBuffer;
    const file = { bytes, type: 'application/json' };
    const answered = await putFile(`/api/places/${placeId}/floor-plan/markers`, file, FloorPlanKept);
    setBusy(false);
    if (!answered.ok) {
      setFailed(answered.code === 'conflict' ? words.conflict : told(answered));
      if (answered.code === 'conflict') onOvertaken();
      return;
    }
    await done();
    onSaved();
  };
  const current = points.find((point) => point.placeId === chosen);
  // One after the other without going back to the list, which lies below the picture on a phone.
  const next = points.find((point) => point.placeId !== chosen && !spots.has(point.placeId));
  const column = useRef<HTMLDivElement>(null);
  const choose = (id: string) => {
    setChosen(id);
    column.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      {typed && (
        <p class={styles.advice} role="status">
          {words.goesOn}
        </p>
      )}
      <p class={styles.hint}>{words.markingHint}</p>
      <div class={styles.both}>
        <div class={styles.sticky} ref={column}>
          {shown && (
            <Stage
              address={pictureAddress(plan, shown.picture.sha256)}
              width={shown.picture.width}
              height={shown.picture.height}
              alt={words.picture(plan.placeName)}
              gone={words.pictureGone}
              onSpot={(at) => chosen && change(chosen, at)}
            >
              {points.map((point) => {
                const at = spots.get(point.placeId);
                if (!at) return null;
                const isChosen = point.placeId === chosen;
                return (
                  <Carried
                    key={point.placeId}
                    {...{ point, at, isChosen }}
                    onChoose={() => setChosen(point.placeId)}
                    onCarry={(to) => change(point.placeId, to)}
                    onKey={onKey(point.placeId)}
                  />
                );
              })}
            </Stage>
          )}
          <p class={styles.told} role="status">
            {current ? words.chosen(current.name) : words.nobody}
          </p>
          <div class={styles.arrows}>
            {(Object.keys(steps) as Way[]).map((way) => (
              <Button
                key={way}
                aria-label={words.moveBy[way]}
                aria-disabled={!current}
                onClick={() => current && step(current.placeId, way, fine)}
              >
                {steps[way].sign}
              </Button>
            ))}
            <Button
              aria-disabled={!current || !spots.has(current.placeId)}
              onClick={() => current && change(current.placeId, null)}
            >
              <Icon of={Trash2} size={22} />
              {words.takeOff}
            </Button>
            {next && <Button onClick={() => setChosen(next.placeId)}>{words.nextOne(next.name)}</Button>}
          </div>
          {failed && (
            <p class={styles.failed} role="alert">
              {failed}
            </p>
          )}
          <div class={styles.ends}>
            <Button
              large
              onClick={() => {
                void done();
                onGiveUp();
              }}
            >
              {words.giveUp}
            </Button>
            <Button look="primary" large aria-disabled={busy} onClick={() => void save()}>
              {busy ? words.saving : words.save}
            </Button>
          </div>
        </div>
        <PointChoice {...{ points, spots, chosen }} onChoose={choose} onKey={onKey} />
      </div>
    </>
  );
}

export const markersOf = (points: readonly PlanPoint[]): Marks['markers'] =>
  points.flatMap(({ placeId, x, y }) => (x === null || y === null ? [] : [{ placeId, x, y }]));

type CarriedProps = {
  point: PlanPoint;
  at: Spot;
  isChosen: boolean;
  onChoose: () => void;
  onCarry: (to: Spot) => void;
  onKey: (event: KeyboardEvent) => void;
};

function Carried({ point, at, isChosen, onChoose, onCarry, onKey }: CarriedProps) {
  const words = usePlanWords();
  const carry = useCarry(onCarry);
  return (
    <button
      type="button"
      class={styles.mark}
      data-carried
      aria-pressed={isChosen}
      aria-label={[point.name, words.at(percent(at.x), percent(at.y))].join(words.and)}
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      onKeyDown={onKey}
      {...carry}
      onPointerDown={(event) => {
        onChoose();
        carry.onPointerDown(event);
      }}
    >
      <Station look={{ state: '', shape: isChosen ? 'disc' : 'ring', tone: 'press', sign: isChosen ? '✓' : '' }} />
      <span class={styles.name}>{point.name}</span>
    </button>
  );
}

const percent = (part: number): number => Math.round(part * 100);

type ChoiceProps = {
  points: readonly PlanPoint[];
  spots: ReadonlyMap<string, Spot>;
  chosen: string | null;
  onChoose: (id: string) => void;
  onKey: (id: string) => (event: KeyboardEvent) => void;
};

function PointChoice({ points, spots, chosen, onChoose, onKey }: ChoiceProps) {
  const words = usePlanWords();
  return (
    <section aria-label={words.list}>
      <h2 class={styles.head}>{words.list}</h2>
      <p class={styles.hint}>{words.listed(spots.size, points.length)}</p>
      <ul class={styles.points}>
        {points.map(({ placeId, name }) => {
          const at = spots.get(placeId);
          const isChosen = placeId === chosen;
          return (
            <li key={placeId}>
              <button
                type="button"
                class={styles.point}
                aria-pressed={isChosen}
                onClick={() => onChoose(placeId)}
                onKeyDown={onKey(placeId)}
              >
                <Station
                  look={{ state: '', shape: at ? 'disc' : 'ring', tone: at ? 'press' : 'plain', sign: at ? '✓' : '' }}
                />
                <span class={styles.words}>
                  <b>{name}</b>
                  <small>{at ? words.at(percent(at.x), percent(at.y)) : words.unmarked}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
