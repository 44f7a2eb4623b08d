// The camera in the page for one photo of a box or a point; the phone's own or a file where there is none.
import { X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { Photo } from '../../domain/photo.ts';
import styles from '../inspection/camera.module.css';
import { grab, useCameraStream } from '../inspection/camera-stream.ts';
import { warmUp } from '../inspection/photo-maker.ts';
import type { Raw } from '../inspection/photo-picture.ts';
import { useBackCloses } from '../ui/back.ts';
import { Icon } from '../ui/icon.tsx';
import { useModal } from '../ui/modal.ts';
import { NoCamera } from '../ui/no-camera.tsx';
import { useWords } from '../use-screen.ts';

type BoxCameraProps = { title: string; onTaken: (raw: Raw, source: Photo['source']) => void; onClose: () => void };

export function BoxCamera({ title, onTaken, onClose }: BoxCameraProps) {
  const { inspection } = useWords();
  const { cameraScreen } = inspection;
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const { state } = useCameraStream(video, async () => true);
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
