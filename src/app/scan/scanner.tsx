// The camera looking for a square code. Gives the text it holds and knows nothing of what it stands for.
import { Flashlight, PenLine, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCameraStream, type CameraStream } from '../inspection/camera-stream.ts';
import { buzz } from '../inspection/buzz.ts';
import { useBackCloses } from '../ui/back.ts';
import { Icon } from '../ui/icon.tsx';
import { useModal } from '../ui/modal.ts';
import { useWords } from '../use-screen.ts';
import { CodeField } from './code-field.tsx';
import { PictureOfCode } from './picture-of-code.tsx';
import styles from './scanner.module.css';
import { useReading } from './use-reading.ts';

export type ScannerProps = {
  title: string;
  /** What the code is called and looks like, for whoever types it. */
  label: string;
  hint: string;
  /** Takes what was read or typed. A sentence when it leads nowhere; the camera then goes on looking. */
  onText: (text: string, how: 'scan' | 'typed') => string | null;
  /** Why what was taken before leads nowhere, where that was found out later. */
  refused?: string | null;
  /** What else there is to press. */
  beside?: ComponentChildren;
  /** Shown where the camera does not open. */
  instead?: ComponentChildren;
  onClose: () => void;
};

const hintAfterMs = 3000;
const typeAfterMs = 8000;

export function Scanner({ title, label, hint, onText, refused: later, beside, instead, onClose }: ScannerProps) {
  const { scan: words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const stream = useCameraStream(video, async () => true);
  const [atOnce, setRefused] = useState<string | null>(null);
  const [typing, setTyping] = useState<'not' | 'offered' | 'asked'>('not');
  const refused = atOnce ?? later;
  const isLive = stream.state === 'live';
  const isOpen = isLive || stream.state === 'opening';
  const waited = useWaited(isLive);
  const take = (text: string, how: 'scan' | 'typed') => {
    const why = onText(text, how);
    buzz(why === null ? 15 : 60);
    setRefused(why);
  };
  const read = (text: string) => take(text, 'scan');
  useModal(dialog);
  useBackCloses(onClose);
  useReading(video, isLive, read);
  const mayType = typing !== 'not' || waited >= typeAfterMs || !isOpen;
  return (
    <dialog
      ref={dialog}
      class={styles.scanner}
      aria-label={title}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div class={styles.finder}>
        <video ref={video} class={styles.video} autoPlay muted playsInline aria-hidden="true" hidden={!isOpen} />
        {stream.state === 'opening' && <p class={styles.wait}>{words.opening}</p>}
        {isLive && <span class={styles.frame} />}
        {stream.hasTorch && <Torch stream={stream} />}
        {!isOpen && <PictureOfCode why={stream.state} onText={read} onNone={() => setRefused(words.noneInPicture)} />}
      </div>
      <p class={`${styles.says} ${refused ? styles.refused : ''}`} role="status">
        {refused ?? (!isOpen ? '' : waited < hintAfterMs ? words.aim : words.nearer)}
        {!refused && isLive && waited >= hintAfterMs && stream.hasTorch && ` ${words.dark}`}
      </p>
      {mayType && <CodeField {...{ label, hint }} focus={typing === 'asked'} onText={(text) => take(text, 'typed')} />}
      {!isOpen && instead}
      <div class={styles.bar}>
        <button type="button" class={styles.side} onClick={onClose}>
          <Icon of={X} />
          {words.close}
        </button>
        {!mayType && (
          <button type="button" class={styles.side} onClick={() => setTyping('asked')}>
            <Icon of={PenLine} />
            {words.type}
          </button>
        )}
        {beside}
      </div>
    </dialog>
  );
}

/** Ms the camera has been looking, in the steps that matter here. */
function useWaited(isLive: boolean): number {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    if (!isLive) return;
    const steps = [hintAfterMs, typeAfterMs].map((ms) => setTimeout(() => setWaited(ms), ms));
    return () => steps.forEach(clearTimeout);
  }, [isLive]);
  return waited;
}

function Torch({ stream }: { stream: CameraStream }) {
  const { scan: words } = useWords();
  const [on, setOn] = useState(false);
  return (
    <button
      type="button"
      class={styles.torch}
      aria-pressed={on}
      onClick={() => void stream.set({ torch: !on }).then(() => setOn(!on))}
    >
      <Icon of={Flashlight} />
      {words.torch}
    </button>
  );
}
