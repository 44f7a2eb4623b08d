// Who is signed in on this page: begin and end, with the delivery that belongs to it.
import type { DeviceDb } from '../db/device-db.ts';
import type { Session } from '../domain/protocol.ts';
import { whenAtRest } from './at-rest.ts';
import { screen } from './state.ts';

let stopDelivering: (() => void) | null = null;

export function beginSession(session: Session, db: DeviceDb): void {
  stopDelivering?.();
  stopDelivering = deliverAtRest(db);
  screen.setState({ session, db });
}

/** Answering never waits for delivering: its code comes after the first paint. */
function deliverAtRest(db: DeviceDb): () => void {
  let isOver = false;
  let stop = whenAtRest(() => {
    void import('../sync/triggers.ts').then(({ keepDelivering }) => {
      if (!isOver) stop = keepDelivering(db);
    });
  });
  return () => {
    isOver = true;
    stop();
  };
}

/** Work stays in the person's own database; only this page lets go of it. */
export function leaveSession(): void {
  stopDelivering?.();
  stopDelivering = null;
  screen.setState({ session: null, db: null });
}
