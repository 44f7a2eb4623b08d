// Speaking instead of writing: a note of a minute at most, beside the written one.
import { Mic, Square, Trash2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { photoBytes } from '../../db/photo-bytes.ts';
import { dropVoice } from '../../db/voices.ts';
import { maxVoiceMs, maxVoicesPerItem, type Voice } from '../../domain/voice.ts';
import { useOnline } from '../use-online.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { clockOf, VoicePlayer } from '../ui/voice-player.tsx';
import { speak, stopSpeaking, voiceType, type Speaking } from './recorder.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './voice-notes.module.css';

const none: readonly Voice[] = [];

export function VoiceNotes({ itemId }: { itemId: string }) {
  const store = useStore();
  const { voice: words } = useWords();
  const all = useDraft(({ draft }) => draft.voices ?? none);
  const voices = all.filter((voice) => voice.itemId === itemId);
  const [now, setNow] = useState<Speaking>({ state: 'idle', fault: null });
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
      // Whoever closes the sheet has said what there was to say: it is kept.
      stopSpeaking();
    },
    [],
  );
  const canSpeak = voiceType() !== null;
  if (!canSpeak && voices.length === 0) return null;
  const begin = () =>
    void speak(
      store,
      itemId,
      (next) => isHere.current && setNow(next),
      () => isHere.current,
    );
  return (
    <section class={styles.voices} aria-label={words.title}>
      {voices.map((voice, index) => (
        <OneVoice key={voice.sha256} voice={voice} n={voices.length > 1 ? index + 1 : undefined} />
      ))}
      {now.state === 'speaking' ? (
        <div class={styles.live}>
          <p>
            <span class={styles.dot} aria-hidden="true" />
            {`${words.speaking} ${clockOf(now.ms)} / ${clockOf(maxVoiceMs)}`}
          </p>
          <Button look="danger" large wide onClick={stopSpeaking}>
            <Icon of={Square} />
            {words.done}
          </Button>
        </div>
      ) : (
        canSpeak &&
        voices.length < maxVoicesPerItem && (
          <Button wide disabled={now.state !== 'idle'} onClick={begin}>
            <Icon of={Mic} />
            {now.state === 'idle' ? (voices.length > 0 ? words.more : words.begin) : words[now.state]}
          </Button>
        )
      )}
      <p class={styles.says} role="status">
        {now.state === 'speaking' && <span class="visually-hidden">{words.speaking}</span>}
        {now.state === 'idle' && now.fault && <b>{words.faults[now.fault]}</b>}
        {now.state === 'idle' && !now.fault && voices.length > 0 && words.saved}
      </p>
    </section>
  );
}

function OneVoice({ voice, n }: { voice: Voice; n: number | undefined }) {
  const store = useStore();
  const { voice: words, common } = useWords();
  const isOnline = useOnline();
  const [isAsked, ask] = useState(false);
  const { id, correction } = store.getState().draft;
  const load = async () =>
    (await photoBytes(store.db, voice.sha256)) ??
    (correction && isOnline ? `/api/inspections/${encodeURIComponent(id)}/photos/${voice.sha256}` : undefined);
  const drop = async () => store.adopt(await dropVoice(store.db, id, voice.sha256));
  if (isAsked)
    return (
      <div class={styles.one}>
        <span>{words.dropIt}</span>
        <span class={styles.pair}>
          <Button look="danger" onClick={() => void drop()}>
            {words.drop}
          </Button>
          <Button look="plain" onClick={() => ask(false)}>
            {common.cancel}
          </Button>
        </span>
      </div>
    );
  return (
    <div class={styles.one}>
      <VoicePlayer voice={voice} load={load} n={n} />
      <Button look="plain" onClick={() => ask(true)}>
        <Icon of={Trash2} size={22} />
        {words.drop}
      </Button>
    </div>
  );
}
