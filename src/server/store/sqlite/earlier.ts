// What only code can work out of a database that an older version wrote; each part does nothing from the second time on.
import type { DatabaseSync } from 'node:sqlite';
import type { Read } from '../../../domain/documents.ts';
import { faultyItemsEarlier } from './faulty-items.ts';
import { foundEarlier, hazardsEarlier, sureEarlier } from './hazards.ts';
import { markedEarlier } from './marked-earlier.ts';
import { photosEarlier } from './photo-rows.ts';
import { pointDaysEarlier } from './point-days.ts';
import { remarkEarlier } from './remark-earlier.ts';
import { routeWeeksEarlier } from './route-weeks.ts';
import { routesEarlier } from './routes-earlier.ts';
import { scoreEarlier } from './scores.ts';
import { searchEarlier } from './search-write.ts';
import { weeksEarlier } from './weeks.ts';

export function fillEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  scoreEarlier(db, reader);
  remarkEarlier(db, reader);
  foundEarlier(db, reader);
  markedEarlier(db, reader);
  routesEarlier(db);
  hazardsEarlier(db);
  sureEarlier(db);
  weeksEarlier(db, reader);
  routeWeeksEarlier(db, reader);
  pointDaysEarlier(db, reader);
  faultyItemsEarlier(db, reader);
  searchEarlier(db, reader);
  photosEarlier(db, reader);
}
