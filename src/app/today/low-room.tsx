// The phone is nearly full: said on 今日 while there is still time to make room.
import { ChevronRight, TriangleAlert } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { storageHealth } from '../../db/storage.ts';
import { size } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

/** About a month of photos of somebody who walks every day. */
const lowBytes = 200_000_000;

export function LowRoom() {
  const { records: words } = useWords();
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    void storageHealth().then(({ roomBytes }) => setRoom(roomBytes));
  }, []);
  if (room === null || room >= lowBytes) return null;
  return (
    <a class={styles.messages} href="/outbox">
      <Icon of={TriangleAlert} size={24} />
      <span>{words.roomLow(size(room))}</span>
      <Icon of={ChevronRight} size={22} />
    </a>
  );
}
