// The guide of a new school, while it is one: its code is fetched by nobody else.
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FirstRun, isFirstRunOver } from '../domain/first-run.ts';
import { authorize } from '../domain/authorize.ts';
import { firstRunOver, setFirstRunOver } from './first-run-over.ts';
import { LateRoom } from './today/late-room.tsx';
import styles from './today/today.module.css';
import { useReport } from './use-report.ts';
import { useSession } from './use-screen.ts';

/** Whoever has not heard by then whether there is a guide sees the rest without it. */
const longestMs = 2000;

/** `children`: what stands below it, and is shown once it is known whether there is anything above. */
export function SchoolFirstRun({ children }: { children?: ComponentChildren }) {
  const { person } = useSession();
  const [over, setOver] = useState(() => firstRunOver() || !authorize(person, { do: 'look-after-school' }));
  const [known, setKnown] = useState(over);
  return (
    <>
      <LateRoom of="guide">{!over && <Guide onKnown={() => setKnown(true)} onOver={() => setOver(true)} />}</LateRoom>
      <div class={known || over ? styles.rest : styles.waiting}>{children}</div>
    </>
  );
}

type Card = ComponentType<{ of: FirstRun; onDismissed: () => void }>;

function Guide({ onKnown, onOver }: { onKnown: () => void; onOver: () => void }) {
  const { body, trouble } = useReport('/api/first-run', FirstRun);
  const [Part, setPart] = useState<Card | null>(null);
  const isOver = body !== undefined && isFirstRunOver(body);
  const end = () => {
    setFirstRunOver();
    onOver();
  };
  useEffect(() => {
    if (isOver) return end();
    // Without a network there is no guide, and everything else of the page goes on.
    if (body) void import('./fetched/administration.ts').then((file) => setPart(() => file.FirstRunCard), onKnown);
  }, [body]);
  useEffect(() => {
    if (Part || trouble) return onKnown();
    const late = setTimeout(onKnown, longestMs);
    return () => clearTimeout(late);
  }, [Part, trouble]);
  return body && Part && !isOver ? <Part of={body} onDismissed={end} /> : null;
}
