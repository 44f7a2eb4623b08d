// Photos of a report that has been taken: on their way, there, or waiting to be sent once more, also when the page was away meanwhile.
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../sync/rest.ts';
import { sendPhoto } from './ask.ts';
import { keepPictures, keptPictures } from './kept-pictures.ts';
import type { Picture } from './picture.ts';

type Of = Pick<Sending, 'number' | 'secret' | 'at'>;
export type Sending = {
  number: string;
  secret: string;
  /** Below which address they are sent. */
  at: string;
  left: readonly Picture[];
  isBusy: boolean;
  /** Why the last one was not taken. */
  trouble: Failure | null;
};

/** The report that was sent from this page; null where there is none. */
export const sending = createStore<{ now: Sending | null }>(() => ({ now: null }));

/** One after another. */
let line: Promise<unknown> = Promise.resolve();
const keep = (at: string, left: readonly Picture[]): void => void (line = line.then(() => keepPictures(at, left)));

export function sendPhotosOf({ number, secret, at }: Of, pictures: readonly Picture[]): void {
  keep(at, pictures);
  sending.setState({ now: { number, secret, at, left: pictures, isBusy: false, trouble: null } });
  void sendLeft();
}

/** What was on its way when the page went. */
export async function goOnSending(of: Of): Promise<void> {
  if (sending.getState().now?.at === of.at) return;
  const left = await keptPictures(of.at);
  if (left.length > 0 && sending.getState().now?.at !== of.at) sendPhotosOf(of, left);
}

/** Sends what is left, one after another, and stops at the first that is not taken. */
export async function sendLeft(): Promise<void> {
  for (;;) {
    const { now } = sending.getState();
    const [first, ...others] = now?.left ?? [];
    if (!now || now.isBusy || !first) return;
    sending.setState({ now: { ...now, isBusy: true, trouble: null } });
    const answered = await sendPhoto(now.at, now.secret, first.photo.sha256, first.bytes);
    if (answered.ok) URL.revokeObjectURL(first.address);
    const after = answered.ok ? { left: others, trouble: null } : { left: now.left, trouble: answered };
    sending.setState({ now: { ...now, ...after, isBusy: false } });
    keep(now.at, after.left);
    if (!answered.ok) return;
  }
}
