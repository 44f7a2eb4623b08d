// The marks of one photo while somebody draws: each change is on the screen at once and on the disk right behind it.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { maxMarksPerPhoto, type Mark, type Photo } from '../../domain/photo.ts';
import { afterPaint, draftWriter, type Saved } from './draft-writer.ts';
import type { Tool } from './marking.ts';

export type Marking = {
  marks: readonly Mark[];
  tool: Tool;
  /** The mark in hand. */
  chosen: number | null;
  saved: Saved;
  isFull: boolean;
  canUndo: boolean;
  take: (tool: Tool) => void;
  choose: (index: number | null) => void;
  add: (mark: Mark) => void;
  /** The mark in hand becomes another; `goesOn`: a finger is still moving it. */
  change: (mark: Mark, goesOn?: boolean) => void;
  remove: () => void;
  clear: () => void;
  undo: () => void;
  /** False when it could not be saved. */
  flush: () => Promise<boolean>;
};

/** `keep` resolves once the marks are on the disk. `onLost`: they could not be, and nobody looks at them any more. */
export type Keep = { keep: (marks: readonly Mark[]) => Promise<void>; onLost: () => void };

export function useMarking(photo: Photo, { keep, onLost }: Keep): Marking {
  const [marks, setMarks] = useState<readonly Mark[]>(photo.marks ?? []);
  const [past, setPast] = useState<readonly (readonly Mark[])[]>([]);
  const [tool, take] = useState<Tool>('circle');
  const [chosen, choose] = useState<number | null>(null);
  const [saved, setSaved] = useState<Saved>('saved');
  const latest = useRef(marks);
  /** What a finger set out from. */
  const before = useRef<readonly Mark[] | null>(null);
  const writer = useMemo(
    () =>
      draftWriter({
        save: () => keep(latest.current),
        tell(next, error) {
          if (error !== undefined) console.error(error);
          setSaved(next);
        },
        afterPaint,
      }),
    [photo.sha256],
  );
  // Put away by the phone's Back: what was drawn is saved, and if not, the screen beneath says so.
  useEffect(() => () => void writer.flush().then((isSaved) => isSaved || onLost()), [writer]);

  const show = (next: readonly Mark[]) => {
    latest.current = next;
    setMarks(next);
  };
  const commit = (next: readonly Mark[], inHand: number | null) => {
    const from = before.current ?? latest.current;
    before.current = null;
    setPast((all) => [...all, from]);
    show(next);
    choose(inHand);
    writer.soon();
  };
  const isFull = marks.length >= maxMarksPerPhoto;
  return {
    marks,
    tool,
    chosen,
    saved,
    isFull,
    canUndo: past.length > 0,
    take(next) {
      take(next);
      choose(null);
    },
    choose,
    add: (mark) => !isFull && commit([...latest.current, mark], latest.current.length),
    change(mark, goesOn = false) {
      const next = latest.current.map((other, index) => (index === chosen ? mark : other));
      if (!goesOn) return commit(next, chosen);
      before.current ??= latest.current;
      show(next);
    },
    remove: () =>
      commit(
        latest.current.filter((_, index) => index !== chosen),
        null,
      ),
    clear: () => commit([], null),
    undo() {
      const last = past.at(-1);
      if (!last) return;
      setPast(past.slice(0, -1));
      show(last);
      choose(null);
      writer.soon();
    },
    flush: writer.flush,
  };
}
