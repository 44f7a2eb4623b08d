// The camera in the page for one photo: of a box, a point, a hazard; the phone's own or a file where there is none.
import { Layers, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Photo } from '../../domain/photo.ts';
import { useBackCloses } from '../ui/back.ts';
import { Icon } from '../ui/icon.tsx';
import { useModal } from '../ui/modal.ts';
import { NoCamera } from '../ui/no-camera.tsx';
import { usePicture, type Load } from '../ui/picture.tsx';
import { useWords } from '../use-screen.ts';
import styles from './camera.module.css';
import { grab, useCameraStream } from './camera-stream.ts';
import { Lens } from './lens.tsx';
import { warmUp } from './photo-maker.ts';
import type { Raw } from './photo-picture.ts';

/** `before`: an earlier photo of the same, to take the new one from the same spot; `about`: which. */
export type Before = { about: string; load: Load; words: { show: string; strength: string } };

type ShotCameraProps = {
  title: string;
  before?: Before | undefined;
  onTaken: (raw: Raw, source: Photo['source']) => void;
  onClose: () => void;
};

export function ShotCamera({ title, before, onTaken, onClose }: ShotCameraProps) {
  const { inspection } = useWords();
  const { cameraScreen } = inspection;
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const stream = useCameraStream(video, async () => true);
  const { state } = stream;
  const isLive = state === 'live' || state === 'opening';
  useModal(dialog);
  useBackCloses(onClose);
  useEffect(() => void warmUp(), []);
  const press = async () => {
    if (video.current) onTaken({ frame: await grab(video.current) }, 'camera');
  };
  return (
    <dialog
      ref={dialog}
      class={styles.camera}
      aria-label={title}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        // A sheet lies below it, which Escape must not reach.
        event.stopPropagation();
        onClose();
      }}
    >
      <div class={styles.finder}>
        <video ref={video} class={styles.video} autoPlay muted playsInline aria-hidden="true" hidden={!isLive} />
        {state === 'opening' && <p class={styles.wait}>{cameraScreen.opening}</p>}
        {isLive && before && <Ghost key={before.about} before={before} />}
        {state === 'live' && <Lens stream={stream} />}
        {!isLive && (
          <NoCamera
            why={state === 'refused' || state === 'busy' ? cameraScreen[state] : cameraScreen.missing}
            camera={cameraScreen.native}
            onPick={([file]) => file && onTaken({ file }, 'file')}
          />
        )}
      </div>
      <div class={styles.bar}>
        <button type="button" class={styles.side} onClick={onClose}>
          <Icon of={X} />
          {cameraScreen.close}
        </button>
        {isLive && (
          <button
            type="button"
            class={styles.shutter}
            aria-label={cameraScreen.shutter}
            disabled={state !== 'live'}
            onClick={() => void press()}
          />
        )}
      </div>
    </dialog>
  );
}

/** Half-transparent over what the camera sees, as strong as one likes. */
function Ghost({ before: { about, load, words } }: { before: Before }) {
  const shown = usePicture(load, about);
  const [strength, setStrength] = useState(45);
  const [isOn, setOn] = useState(true);
  const [unreadable, setUnreadable] = useState(false);
  if (shown.state !== 'there' || unreadable) return null;
  return (
    <>
      {isOn && (
        <img
          class={styles.ghost}
          style={{ opacity: strength / 100 }}
          src={shown.address}
          alt=""
          onError={() => setUnreadable(true)}
        />
      )}
      <div class={styles.compare}>
        <button type="button" class={styles.small} aria-pressed={isOn} onClick={() => setOn(!isOn)}>
          <Icon of={Layers} />
          {words.show}
        </button>
        {isOn && (
          <input
            type="range"
            min={10}
            max={80}
            step={5}
            value={strength}
            aria-label={words.strength}
            onInput={(event) => setStrength(event.currentTarget.valueAsNumber)}
          />
        )}
      </div>
    </>
  );
}
