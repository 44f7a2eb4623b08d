// The rear camera as a picture on the page, with its torch and zoom where it has them; let go of as soon as nobody looks.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Frame } from './open-photo.ts';

export type CameraState = 'opening' | 'live' | 'refused' | 'missing' | 'busy';
type Range = { min: number; max: number };
/** What the types of the page do not know yet. */
type Abilities = MediaTrackCapabilities & { torch?: boolean; zoom?: Range };
type Settings = MediaTrackConstraintSet & { torch?: boolean; zoom?: number };

export type LensOf = {
  hasTorch: boolean;
  zoom: Range | null;
  /** False where the camera will not do what it said it could. */
  set: (settings: Settings) => Promise<boolean>;
};
export type CameraStream = LensOf & { state: CameraState };

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1440 } },
};

const faults: Record<string, CameraState> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** A browser that waits for a word from somebody, or for a camera that never answers, says nothing: until it does, a file can be chosen. */
const longestSilenceMs = 4000;

/** `before` is awaited before the camera is asked for; false keeps it closed. */
export function useCameraStream(
  video: RefObject<HTMLVideoElement | null>,
  before: () => Promise<boolean>,
): CameraStream {
  const [state, setState] = useState<CameraState>('opening');
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let round = 0;
    const stop = () => {
      round++;
      for (const one of stream?.getTracks() ?? []) one.stop();
      stream = null;
      setTrack(null);
    };
    const start = async () => {
      const mine = ++round;
      setState('opening');
      if (!(await before())) return;
      const silent = setTimeout(() => mine === round && setState('busy'), longestSilenceMs);
      const opened = await openStream();
      clearTimeout(silent);
      const isLate = mine !== round;
      if (typeof opened === 'string') return void (!isLate && setState(opened));
      if (isLate) return opened.getTracks().forEach((one) => one.stop());
      stream = opened;
      setTrack(opened.getVideoTracks()[0] ?? null);
      if (!video.current) return;
      video.current.srcObject = opened;
      await firstFrame(video.current);
      if (mine === round) setState('live');
    };
    const look = () => (document.visibilityState === 'hidden' ? stop() : void start());
    void start();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      stop();
    };
  }, []);
  return { state, ...lensOf(track) };
}

export function lensOf(track: MediaStreamTrack | null): LensOf {
  const { torch, zoom } = (track?.getCapabilities?.() ?? {}) as Abilities;
  return {
    hasTorch: torch === true,
    zoom: zoom && zoom.max >= zoom.min * 2 ? zoom : null,
    set: async (settings) =>
      !!track &&
      track.applyConstraints({ advanced: [settings] }).then(
        () => true,
        () => false,
      ),
  };
}

/** A shutter pressed before the first frame would take nothing: its size is known before there is a picture. */
function firstFrame(video: HTMLVideoElement): Promise<unknown> {
  if (video.readyState >= video.HAVE_CURRENT_DATA) return Promise.resolve();
  return new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
}

/** For so long a press of the shutter waits for a picture to be there, in steps. */
const [graspMs, graspTimes] = [50, 20];

/** What the camera sees now, or in a moment: a press of the shutter is never for nothing. Throws when there is still no picture. */
export async function grab(video: HTMLVideoElement): Promise<Frame> {
  for (let left = graspTimes; ; left--) {
    try {
      return await frameOf(video);
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, graspMs));
    }
  }
}

/** A video frame is handed on as it is; a bitmap is converted first, which holds the page up. */
async function frameOf(video: HTMLVideoElement): Promise<Frame> {
  const frame = typeof VideoFrame === 'undefined' ? null : new VideoFrame(video);
  // Where the frame lies on its side, only the bitmap stands upright.
  if (frame?.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) return frame;
  frame?.close();
  return createImageBitmap(video);
}

export async function openStream(): Promise<MediaStream | CameraState> {
  if (!navigator.mediaDevices?.getUserMedia) return 'missing';
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    const fault = error instanceof DOMException ? faults[error.name] : undefined;
    if (!fault) throw error;
    return fault;
  }
}
