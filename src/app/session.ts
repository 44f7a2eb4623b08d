// Who is signed in on this page: begin and end, with the delivery that belongs to it.
import type { DeviceDb } from '../db/device-db.ts';
import type { Session } from '../domain/protocol.ts';
import { delivery } from './again.ts';
import { whenAtRest } from './at-rest.ts';
import { screen } from './state.ts';

let stopDelivering = (): void => undefined;

export function beginSession(session: Session, db: DeviceDb): void {
  stopDelivering();
  stopDelivering = deliverAtRest(db);
  screen.setState({ session, db });
}

/** Answering never waits for delivering: its code comes after the first paint. */
function deliverAtRest(db: DeviceDb | null): () => void {
  let isOver = false;
  let stop = whenAtRest(() => {
    void delivery().then(({ keepDelivering }) => {
      if (!isOver) stop = keepDelivering(db);
    });
  });
  return () => {
    isOver = true;
    stop();
  };
}

/** Nobody is signed in on this page. Everybody's work stays in their own database, and is handed in from there. */
export function nobodySignedIn(): void {
  stopDelivering();
  stopDelivering = deliverAtRest(null);
  screen.setState({ session: null, db: null });
}
