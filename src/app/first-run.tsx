// The guide of a new school, while it is one: its code is fetched by nobody else.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FirstRun, isFirstRunOver } from '../domain/first-run.ts';
import { authorize } from '../domain/authorize.ts';
import { firstRunOver, setFirstRunOver } from './first-run-over.ts';
import { useReport } from './use-report.ts';
import { useSession } from './use-screen.ts';

export function SchoolFirstRun() {
  const { person } = useSession();
  const [over, setOver] = useState(firstRunOver);
  if (over || !authorize(person, { do: 'look-after-school' })) return null;
  return <Guide onOver={() => setOver(true)} />;
}

type Card = ComponentType<{ of: FirstRun; onDismissed: () => void }>;

function Guide({ onOver }: { onOver: () => void }) {
  const { body } = useReport('/api/first-run', FirstRun);
  const [Part, setPart] = useState<Card | null>(null);
  const isOver = body !== undefined && isFirstRunOver(body);
  const end = () => {
    setFirstRunOver();
    onOver();
  };
  useEffect(() => {
    if (isOver) return end();
    // Without a network there is no guide, and everything else of the page goes on.
    if (body)
      void import('./administration.ts').then(
        (file) => setPart(() => file.FirstRunCard),
        () => undefined,
      );
  }, [body]);
  return body && Part && !isOver ? <Part of={body} onDismissed={end} /> : null;
}
