// The places a person is responsible for, by name; none means the whole school.
import type { DeviceDb } from '../db/device-db.ts';
import { placesWith } from '../db/documents.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';

export const scopePlaces = (db: DeviceDb, person: Person): Promise<Place[]> => placesWith(db, person.scope);
