// What is being said of a hazard on this screen: on the disk as soon as it is typed, chosen or shot.
import { useEffect, useRef, useState } from 'preact/hooks';
import { inHand, keepInHand, nothingInHand, withShot, type InHand } from '../../db/in-hand.ts';
import { PhotoNotKept } from '../../db/photos.ts';
import { reportItem } from '../../domain/hazard-fold.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { drawnOn } from '../../domain/marked.ts';
import type { Mark, Photo } from '../../domain/photo.ts';
import { BadPicture, type Raw } from '../inspection/photo-picture.ts';
import { stampedShot } from '../inspection/stamped-shot.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useWords } from '../use-screen.ts';

export type Hand = {
  /** What the disk held at the start has been read. */
  ready: boolean;
  /** There was something from before. */
  goesOn: boolean;
  held: InHand;
  text: (name: string) => string;
  isOn: (name: string) => boolean;
  say: (part: Readonly<Record<string, unknown>>) => void;
  /** Answers the photo once it is on the disk; null when it could not be kept, and why is in `fault`. */
  shoot: (place: string, raw: Raw, source: Photo['source']) => Promise<Photo | null>;
  remove: (sha256: string) => void;
  /** Puts marks over one of the photos in place of those it had; rejects where that is not on the disk. */
  mark: (sha256: string, marks: readonly Mark[]) => Promise<void>;
  /** What was drawn last could not be kept, and is on no screen any more. */
  notMarked: () => void;
  making: boolean;
  fault: string | null;
  /** Resolves once everything typed is on the disk. */
  settled: () => Promise<unknown>;
};

/** One change to what the disk holds by then: another tab may have written since. */
type Change = (before: InHand) => InHand;

/** `of`: the case it is for, as it is shown. */
export function useInHand(about: string, of?: Hazard): Hand {
  const db = useDb();
  const { inspection } = useWords();
  const [held, show] = useState<InHand | null>(null);
  const [goesOn, setGoesOn] = useState(false);
  const [making, setMaking] = useState(false);
  const [fault, setFault] = useSaid<string | null>(null);
  const now = useRef<InHand>(nothingInHand);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const unwritten = useRef<Change[]>([]);
  const waits = useRef(false);
  const shown = useRef(of);
  shown.current = of;
  const see = (next: InHand) => {
    now.current = next;
    show(next);
  };
  // What another tab has kept meanwhile stays, with what is typed here over it.
  const seeOver = (kept: InHand) => see(unwritten.current.reduce((held, change) => change(held), kept));
  useEffect(() => {
    void inHand(db, about).then((found) => {
      setGoesOn(found !== undefined && (found.photos.length > 0 || Object.keys(found.said).length > 0));
      see(found ?? nothingInHand);
    });
  }, [about]);
  // One write after another; while one waits its turn it takes along what is typed meanwhile.
  const write = (change: Change) => {
    unwritten.current.push(change);
    see(change(now.current));
    if (waits.current) return;
    waits.current = true;
    line.current = line.current
      .then(async () => {
        waits.current = false;
        const changes = unwritten.current.splice(0);
        try {
          seeOver(
            await keepInHand(
              db,
              about,
              (before) => changes.reduce((held, one) => one(held), before),
              undefined,
              shown.current,
            ),
          );
        } catch (error) {
          unwritten.current.unshift(...changes);
          throw error;
        }
      })
      .catch((error: unknown) => {
        console.error('in hand', error);
        setFault(inspection.shotFault.full);
      });
  };
  const say: Hand['say'] = (part) => write((before) => ({ ...before, said: { ...before.said, ...part } }));
  const shoot: Hand['shoot'] = async (place, raw, source) => {
    setMaking(true);
    setFault(null);
    try {
      const shot = await stampedShot(db, { place, itemId: reportItem }, raw, source);
      const named: Change = (before) => withShot(before, shot.photo);
      const kept = line.current.then(() => keepInHand(db, about, named, shot, shown.current)).then(seeOver);
      // What is typed meanwhile is written after it.
      line.current = kept.catch(() => undefined);
      await kept;
      return shot.photo;
    } catch (error) {
      console.error('photo', error);
      const reason =
        error instanceof BadPicture ? error.fault : error instanceof PhotoNotKept ? error.reason : 'failed';
      setFault(inspection.shotFault[reason]);
      return null;
    } finally {
      setMaking(false);
    }
  };
  const remove: Hand['remove'] = (sha256) =>
    write((before) => ({ ...before, photos: before.photos.filter((photo) => photo.sha256 !== sha256) }));
  const mark: Hand['mark'] = async (sha256, marks) => {
    write((before) => ({
      ...before,
      photos: before.photos.map((photo) => (photo.sha256 === sha256 ? drawnOn(photo, marks) : photo)),
    }));
    await line.current;
    if (unwritten.current.length > 0) throw new Error('the marks are not on the disk');
  };
  const { said } = held ?? nothingInHand;
  return {
    ready: held !== null,
    goesOn,
    held: held ?? nothingInHand,
    text: (name) => (typeof said[name] === 'string' ? said[name] : ''),
    isOn: (name) => said[name] === true,
    say,
    shoot,
    remove,
    mark,
    notMarked: () => setFault(inspection.shotFault.marks),
    making,
    fault,
    settled: () => line.current,
  };
}
