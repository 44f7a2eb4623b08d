// Says that the school knows of more that is open where one walks than lies on this phone (RULES C8).
import { Info } from 'lucide';
import { pullState } from '../../db/changes.ts';
import { Icon } from '../ui/icon.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';

/** How many; 0 until that has been looked up. */
export function useBeyond(): number {
  const db = useDb();
  return useLive(async () => (await pullState(db)).beyond ?? 0, [db]) ?? 0;
}

export function Beyond() {
  const { known } = useWords().inspection;
  const beyond = useBeyond();
  if (!beyond) return null;
  return (
    <p>
      <Icon of={Info} size={20} /> {known.beyond(beyond)}
    </p>
  );
}
