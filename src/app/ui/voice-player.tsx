// A spoken note to press: how long it is, and how far one has listened.
import { Play, Square } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Voice } from '../../domain/voice.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from './icon.tsx';
import type { Load } from './picture.tsx';
import styles from './voice-player.module.css';

type PlayerProps = {
  voice: Pick<Voice, 'ms' | 'type' | 'cut'>;
  load: Load;
  /** Which of several. */ n?: number | undefined;
};

export function VoicePlayer({ voice, load, n }: PlayerProps) {
  const { voice: words } = useWords();
  const [playing, setPlaying] = useState<{ ms: number } | null>(null);
  const [trouble, setTrouble] = useState<'missing' | 'unplayable' | null>(null);
  const sound = useRef<HTMLAudioElement | null>(null);
  const stop = () => {
    sound.current?.pause();
    sound.current = null;
    setPlaying(null);
  };
  useEffect(() => stop, []);
  const play = async () => {
    setTrouble(null);
    const found = typeof load === 'string' ? load : await load();
    if (!found || (typeof found !== 'string' && found.byteLength === 0)) return setTrouble('missing');
    const address = typeof found === 'string' ? found : URL.createObjectURL(new Blob([found], { type: voice.type }));
    const audio = new Audio(address);
    sound.current = audio;
    const ended = () => {
      if (typeof found !== 'string') URL.revokeObjectURL(address);
      if (sound.current === audio) stop();
    };
    audio.onended = ended;
    audio.ontimeupdate = () => sound.current === audio && setPlaying({ ms: audio.currentTime * 1000 });
    setPlaying({ ms: 0 });
    try {
      await audio.play();
    } catch (error) {
      const isStopped = error instanceof DOMException && error.name === 'AbortError';
      ended();
      if (!isStopped) setTrouble('unplayable');
    }
  };
  return (
    <span class={styles.player}>
      <button type="button" class={styles.play} onClick={() => (playing ? stop() : void play())}>
        <Icon of={playing ? Square : Play} size={22} />
        <span>
          {playing ? words.stop : words.play(n)} {clockOf(playing ? playing.ms : voice.ms)}
        </span>
      </button>
      {voice.cut && <span class={styles.about}>{words.wasCut}</span>}
      <span role="status">{trouble && <b class={styles.trouble}>{words[trouble]}</b>}</span>
    </span>
  );
}

/** Minutes and seconds, 0:07. */
export const clockOf = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
