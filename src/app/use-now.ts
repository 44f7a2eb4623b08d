// The clock that runs beside what is shown.
import { useEffect, useState } from 'preact/hooks';
import { moment } from '../db/moment.ts';
import { correctedMs } from '../domain/moment.ts';
import { useDb } from './use-screen.ts';

const lookEveryMs = 30_000;

/** Now by the corrected clock, UTC ms; moves on by itself, so that countdowns do. */
export function useNow(): number | undefined {
  const db = useDb();
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const look = () => void moment(db).then((at) => setNow(correctedMs(at)));
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [db]);
  return now;
}
