// P7: the camera inside the page. One tap is one photo; it is taken on while the next one is shot.
import { Check, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { spotPhoto } from '../../domain/spot-photo.ts';
import { forbidsPeople } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { useModal } from '../ui/modal.ts';
import { useBackCloses } from '../ui/back.ts';
import { Icon } from '../ui/icon.tsx';
import { CameraFallback } from './camera-fallback.tsx';
import { grab, useCameraStream } from './camera-stream.ts';
import { afterCamera } from './draft-actions.ts';
import { LastShot } from './last-shot.tsx';
import { Lens } from './lens.tsx';
import { closeCamera, openMarked, shoot, stampNow } from './photo-flow.ts';
import { warmUp } from './photo-maker.ts';
import { ShotLines } from './shot-lines.tsx';
import { whoOf, type Stamp } from './stamp.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './camera.module.css';

type CameraProps = { itemId: string; /** The camera closes after the first shot. */ once: boolean };

export function Camera({ itemId, once }: CameraProps) {
  const store = useStore();
  const { cameraScreen } = useWords().inspection;
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [shots, setShots] = useState(0);
  const count = useDraft(
    ({ answers, keeping }) =>
      (answers.get(itemId)?.photos.length ?? 0) + keeping.filter((photo) => photo.itemId === itemId).length,
  );
  const stream = useCameraStream(video, () => openMarked(store, itemId));
  const close = () => {
    void closeCamera(store);
    afterCamera(store, itemId);
  };
  const took = () => {
    setShots((count) => count + 1);
    if (once) close();
  };
  const press = async () => {
    if (!video.current) return;
    const frame = await grab(video.current).catch((error: unknown) => console.error(error));
    if (!frame) return store.setState({ shotFault: 'failed' });
    void shoot(store, itemId, { frame }, 'camera');
    took();
  };
  useModal(dialog);
  useEffect(() => void warmUp(), []);
  useBackCloses(close);
  const item = store.items.get(itemId);
  const isLive = stream.state === 'live' || stream.state === 'opening';
  return (
    <dialog
      ref={dialog}
      class={styles.camera}
      aria-label={cameraScreen.title(item ? inLanguage(item.text, language) : '')}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close();
      }}
    >
      <div class={styles.finder}>
        <video ref={video} class={styles.video} autoPlay muted playsInline aria-hidden="true" hidden={!isLive} />
        {stream.state === 'opening' && <p class={styles.wait}>{cameraScreen.opening}</p>}
        <div class={styles.top}>
          <SpotAsked itemId={itemId} />
          {stream.state === 'live' && forbidsPeople(store.template) && <b>{cameraScreen.things}</b>}
        </div>
        {stream.state === 'live' && <StampPreview />}
        {stream.state === 'live' && <Lens stream={stream} />}
        {!isLive && <CameraFallback itemId={itemId} why={stream.state} onTaken={took} />}
      </div>
      <ShotLines />
      <div class={styles.bar}>
        <button type="button" class={styles.side} onClick={close}>
          <Icon of={shots > 0 ? Check : X} />
          {shots > 0 ? cameraScreen.done : cameraScreen.close}
        </button>
        {isLive && (
          <button
            type="button"
            class={styles.shutter}
            aria-label={cameraScreen.shutter}
            disabled={stream.state !== 'live'}
            onClick={() => void press()}
          />
        )}
        <LastShot itemId={itemId} count={count} />
      </div>
      <span class="visually-hidden" role="status">
        {shots > 0 && cameraScreen.taken(count)}
      </span>
    </dialog>
  );
}

/** Opened by itself, it says what it is to see. */
function SpotAsked({ itemId }: { itemId: string }) {
  const store = useStore();
  const { spot: words } = useWords().inspection;
  const language = useLanguage();
  const { draft } = store.getState();
  const spot = spotPhoto(draft.id, store.template, draft);
  if (spot?.is !== 'due' || spot.item.id !== itemId) return null;
  return <p>{words.title(store.numberOf(spot.item), inLanguage(spot.item.text, language))}</p>;
}

/** What will be written into the picture. */
function StampPreview() {
  const store = useStore();
  const [stamp, setStamp] = useState<Stamp | null>(null);
  useEffect(() => {
    const look = () => void stampNow(store).then(setStamp);
    look();
    const ticking = setInterval(look, 1000);
    return () => clearInterval(ticking);
  }, []);
  if (!stamp) return null;
  return (
    <div class={styles.stamp} aria-hidden="true">
      <div>{stamp.place}</div>
      <div>{stamp.time}</div>
      <div>{whoOf(stamp)}</div>
    </div>
  );
}
