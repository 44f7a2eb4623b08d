// Putting points on the plan: choose one, then press where it is, drag it, or move it with the arrow keys or the arrows of the screen.
import { Trash2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Marking as Marks } from '../../db/planning.ts';
import { FloorPlanKept, type FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { putFile } from '../../sync/rest.ts';
import { Button } from '../ui/button.tsx';
import { useSaid } from '../use-said.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './floor-plan.module.css';
import { Carried } from './carried.tsx';
import { GiveUpSheet } from './give-up-sheet.tsx';
import { pictureAddress } from './hung.ts';
import { PointChoice } from './point-choice.tsx';
import { inPicture, Stage, type Spot } from './stage.tsx';
import { useMarks } from './use-marks.ts';
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

type MarkingProps = {
  plan: FloorPlanShown;
  /** As it stood on this phone and was not saved. */
  typed: Marks | undefined;
  onSaved: () => void;
  onGiveUp: () => void;
  /** Somebody else has kept the plan meanwhile: it is to be asked for again. */
  onOvertaken: () => void;
};

export function Marking({ plan, typed, onSaved, onGiveUp, onOvertaken }: MarkingProps) {
  const words = usePlanWords();
  const told = useTold();
  const { placeId, points, shown, entry } = plan;
  const { marks, change: put, moved, goOn, done } = useMarks(plan, typed);
  const { after, markers } = marks;
  const [chosen, setChosen] = useState<string | null>(null);
  const [failed, setFailed] = useSaid('');
  const [busy, setBusy] = useState(false);
  const [leaving, leave] = useState(false);
  // Only once it was told: a plan that changes under the finger is found out when it is saved, whether what others did has arrived before or after that.
  useEffect(() => {
    if (failed === words.conflict && entry !== after) goOn();
  }, [entry, failed]);
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
  const giveUp = () => {
    void done();
    onGiveUp();
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
            <Button large onClick={() => (moved > 0 ? leave(true) : giveUp())}>
              {words.giveUp}
            </Button>
            <Button look="primary" large aria-disabled={busy} onClick={() => void save()}>
              {busy ? words.saving : words.save}
            </Button>
          </div>
        </div>
        {leaving && <GiveUpSheet moved={moved} onClose={() => leave(false)} onYes={giveUp} />}
        <PointChoice {...{ points, spots, chosen }} onChoose={choose} onKey={onKey} />
      </div>
    </>
  );
}
