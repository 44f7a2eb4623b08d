// What of a document is kept beside it to be found by.
import type { Document, InspectionRecord } from '../../../domain/documents.ts';
import { attachments } from '../../../domain/inspection.ts';

/** Stands in the place of an owner for what everybody who works in the kitchen sees. */
export const kitchen = 'kitchen';

/** Stands in the place of an owner for the rounds of a plan, which whoever walks it sees. */
export const walkersOf = (planId: string): string => `plan ${planId}`;

/** Stands in the place of an owner for what managers read at the desk and no phone is sent. */
const desk = 'desk';

/** The one person, or the group, who sees it besides managers; empty for what everybody in the school sees. */
export function ownerOf(document: Document): string {
  switch (document.type) {
    case 'inspection':
      return document.body.by;
    case 'hazard':
      return document.body.reportedBy;
    case 'held':
      return document.body.senderId;
    case 'menu':
    case 'sample':
    case 'fridge':
    case 'seal':
      return kitchen;
    case 'round':
      return walkersOf(document.body.planId);
    case 'stood-in':
    case 'looked':
    case 'floor-plan':
    case 'closing':
      return desk;
    case 'responsibility':
    case 'route':
    case 'plan':
    case 'calendar':
    case 'calendar-before':
    case 'shift':
    case 'asset':
    case 'figures':
    case 'school':
    case 'settings':
    case 'person':
    case 'place':
    case 'template':
      return '';
  }
}

/** The day and canteen the register shows it under; null for what is not in it. */
export function registerLine({ type, body }: Document): { day: string; canteenId: string } | null {
  if (type !== 'menu' && type !== 'sample' && type !== 'fridge') return null;
  return { day: body.day, canteenId: body.canteenId };
}

/** Photos that count for the record: each once, whichever answers show it. */
export const photosOf = (record: InspectionRecord): string[] =>
  [...new Set(attachments(record.inspection).map(({ sha256 }) => sha256))].sort();
