// Who is signed in on this page: begin and end, with the delivery that belongs to it.
import type { DeviceDb } from '../db/device-db.ts';
import type { Session } from '../domain/protocol.ts';
import { keepDelivering } from '../sync/triggers.ts';
import { screen } from './state.ts';

let stopDelivering: (() => void) | null = null;

export function beginSession(session: Session, db: DeviceDb): void {
  stopDelivering?.();
  stopDelivering = keepDelivering(db);
  screen.setState({ session, db });
}

/** Work stays in the person's own database; only this page lets go of it. */
export function leaveSession(): void {
  stopDelivering?.();
  stopDelivering = null;
  screen.setState({ session: null, db: null });
}
