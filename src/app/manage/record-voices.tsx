// What was said about an item, to listen to; what has not arrived says where it is.
import type { InspectionView } from '../../domain/reports.ts';
import type { Voice } from '../../domain/voice.ts';
import { dayKey } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { VoicePlayer } from '../ui/voice-player.tsx';
import styles from './record-voices.module.css';

export function RecordVoices({ view, itemId }: { view: InspectionView; itemId: string }) {
  const { voices = [] } = view.record.inspection;
  return <Players view={view} voices={voices.filter((voice) => voice.itemId === itemId)} />;
}

/** Of items that the version it was finished with does not ask. */
export function OtherVoices({ view, asked }: { view: InspectionView; asked: readonly { id: string }[] }) {
  const { voice: words } = useWords();
  const { voices = [] } = view.record.inspection;
  const others = voices.filter(({ itemId }) => !asked.some(({ id }) => id === itemId));
  if (others.length === 0) return null;
  return (
    <>
      <h3>{words.others}</h3>
      <Players view={view} voices={others} />
    </>
  );
}

function Players({ view: { record, photos }, voices }: { view: InspectionView; voices: readonly Voice[] }) {
  const { voice: words, manage } = useWords();
  const away = (at: number | undefined) => (at === undefined ? words.onPhone : manage.record.removed(dayKey(at)));
  if (voices.length === 0) return null;
  const removed = new Map(photos.map(({ sha256, removedAt }) => [sha256, removedAt]));
  const held = new Set(photos.filter(({ have }) => have).map(({ sha256 }) => sha256));
  return (
    <div class={styles.voices}>
      {voices.map((voice, index) =>
        held.has(voice.sha256) ? (
          <VoicePlayer
            key={voice.sha256}
            voice={voice}
            load={`/api/inspections/${record.id}/photos/${voice.sha256}`}
            n={voices.length > 1 ? index + 1 : undefined}
          />
        ) : (
          <span key={voice.sha256} class={styles.away}>
            {away(removed.get(voice.sha256))}
          </span>
        ),
      )}
    </div>
  );
}
