// The photo one draws on: strokes and taps of a finger, and the handles of the mark in hand.
import { useRef, useState } from 'preact/hooks';
import type { Mark, Photo, Spot } from '../../domain/photo.ts';
import { useWords } from '../use-screen.ts';
import { Marks } from '../ui/marks.tsx';
import { drawn, handlesOf, markAt, moved, placed, spot, type Handle } from './marking.ts';
import { useFit } from './use-fit.ts';
import type { Marking } from './use-marking.ts';
import styles from './mark-screen.module.css';

/** CSS pixels: a finger that moves less has tapped; a tap this near to a line means it. */
const tapPx = 12;
const reachPx = 24;

type StageProps = { photo: Photo; address: string; alt: string; marking: Marking; onWords: (at: Spot) => void };

export function MarkStage({ photo, address, alt, marking, onWords }: StageProps) {
  const { photoMarks } = useWords();
  const ratio = photo.width / photo.height;
  const stage = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [width, height] = useFit(stage, ratio);
  const [line, setLine] = useState<readonly Spot[] | null>(null);
  const { marks, tool, chosen, add, choose } = marking;
  const spotOf = (event: PointerEvent): Spot => {
    const box = sheet.current!.getBoundingClientRect();
    return spot((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const isTap = (stroke: readonly Spot[]) =>
    stroke.every(([x, y]) => Math.hypot((x - stroke[0]![0]) * width, (y - stroke[0]![1]) * height) < tapPx);
  const put = (at: Spot) => {
    if (tool === 'text') return onWords(at);
    add(placed(tool, at, ratio));
  };
  const lift = (stroke: readonly Spot[]) => {
    setLine(null);
    const [at] = stroke;
    if (!at) return;
    if (!isTap(stroke) && tool !== 'text') return add(drawn(tool, stroke));
    const hit = markAt(marks, at, reachPx / height, ratio);
    if (hit !== null && hit !== chosen) return choose(hit);
    put(at);
  };
  const coming = line && tool !== 'text' && !isTap(line) && !marking.isFull ? [drawn(tool, line)] : [];
  const inHand = chosen === null ? undefined : marks[chosen];
  return (
    <div class={styles.stage} ref={stage}>
      <div
        ref={sheet}
        class={styles.sheet}
        style={{ width: `${width}px`, height: `${height}px` }}
        role="group"
        aria-label={photoMarks.surface}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
          event.preventDefault();
          put([0.5, 0.5]);
        }}
        onPointerDown={(event) => {
          if (!event.isPrimary || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setLine([spotOf(event)]);
        }}
        onPointerMove={(event) => line && event.isPrimary && setLine([...line, spotOf(event)])}
        onPointerUp={(event) => line && event.isPrimary && lift(line)}
        onPointerCancel={() => setLine(null)}
      >
        <img class={styles.picture} src={address} alt={alt} draggable={false} />
        <Marks photo={{ ...photo, marks: [...marks, ...coming] }} chosen={chosen} />
        {inHand && <Handles mark={inHand} marking={marking} spotOf={spotOf} />}
      </div>
    </div>
  );
}

type HandlesProps = { mark: Mark; marking: Marking; spotOf: (event: PointerEvent) => Spot };
const steps: Record<string, Spot> = {
  ArrowLeft: [-0.02, 0],
  ArrowRight: [0.02, 0],
  ArrowUp: [0, -0.02],
  ArrowDown: [0, 0.02],
};

function Handles({ mark, marking, spotOf }: HandlesProps) {
  const { photoMarks } = useWords();
  const [held, hold] = useState<{ handle: Handle; moved: boolean } | null>(null);
  return (
    <>
      {handlesOf(mark).map(({ handle, at: [x, y] }) => (
        <button
          key={handle}
          type="button"
          class={`${styles.handle} ${handle === 'move' ? (mark.is === 'text' ? styles.below : styles.middle) : ''}`}
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          aria-label={`${photoMarks.chosen[mark.is]}：${photoMarks.handles[handle]}`}
          onPointerDown={(event) => {
            event.stopPropagation();
            event.currentTarget.setPointerCapture(event.pointerId);
            hold({ handle, moved: false });
          }}
          onPointerMove={(event) => {
            if (held?.handle !== handle) return;
            hold({ handle, moved: true });
            marking.change(moved(mark, handle, spotOf(event)), true);
          }}
          onPointerUp={(event) => {
            event.stopPropagation();
            if (held?.moved) marking.change(mark);
            hold(null);
          }}
          onPointerCancel={() => {
            if (held?.moved) marking.change(mark);
            hold(null);
          }}
          onKeyDown={(event) => {
            const step = steps[event.key];
            if (!step) return;
            event.preventDefault();
            event.stopPropagation();
            marking.change(moved(mark, handle, [x + step[0], y + step[1]]));
          }}
        />
      ))}
    </>
  );
}
