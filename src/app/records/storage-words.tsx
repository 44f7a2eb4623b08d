// How much room the phone has left, and whether the browser keeps what is stored.
import { useEffect, useState } from 'preact/hooks';
import { storageHealth, type StorageHealth } from '../../db/storage.ts';
import { size } from '../format.ts';
import { useWords } from '../use-screen.ts';
import styles from './records.module.css';

const lowBytes = 500_000_000;

export function StorageWords() {
  const { records: words } = useWords();
  const [health, setHealth] = useState<StorageHealth | null>(null);
  useEffect(() => {
    void storageHealth().then(setHealth);
  }, []);
  if (!health) return null;
  const { roomBytes, kept } = health;
  const low = roomBytes !== null && roomBytes < lowBytes;
  const room = roomBytes === null ? '' : low ? words.roomLow(size(roomBytes)) : words.room(size(roomBytes));
  const keep = kept === null ? '' : kept ? words.kept : words.notKept;
  return (
    <p class={`${styles.about} ${styles.foot} ${low ? styles.low : ''}`}>{[room, keep].filter(Boolean).join(' · ')}</p>
  );
}
