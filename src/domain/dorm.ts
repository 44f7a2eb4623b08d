// Photos of where students live: who looks at them is written down (`reliability.md` T29).
import { isWithin, type Place } from './place.ts';

const named = /宿舍|寝室|学生公寓|dorm/i;
/** The checklists of the dormitory, and own ones made under its letter. */
const checked = /^D\d/;

/** By the name of the place from the building down, or by the checklist it was taken for. */
export const isOfDorm = (placeName: string, templateCode: string | null = null): boolean =>
  named.test(placeName) || (templateCode !== null && checked.test(templateCode));

/** In a building that the school has marked as one where students live, whatever it is called. */
export const isMarkedDorm = (place: Place | undefined, marked: readonly string[] = []): boolean =>
  place !== undefined && marked.length > 0 && isWithin(place, marked);
