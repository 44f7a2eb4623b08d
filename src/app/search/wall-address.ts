// Which photos are looked at: the address says it, so that Back and a link show the same.
import { hazardGrades, type HazardGrade } from '../../domain/hazard-words.ts';
import { wallKinds, type WallKind, type WallPhoto } from '../../domain/photo-wall.ts';

export type WallAsk = {
  day: string | null;
  kind: WallKind | null;
  grade: HazardGrade | null;
  place: string | null;
  template: string | null;
};

/** What cannot be read in an address is left out. */
export const readWall = ({ day, kind, grade, place, template }: Readonly<Record<string, string>>): WallAsk => ({
  day: day && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null,
  kind: wallKinds.find((one) => one === kind) ?? null,
  grade: hazardGrades.find((one) => one === grade) ?? null,
  place: place || null,
  template: template && /^[A-Z]\d{1,2}$/.test(template) ? template : null,
});

export const isNarrowed = (asked: WallAsk): boolean => Object.values(asked).some((one) => one !== null);

export function wallAddress(asked: WallAsk): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return given.length === 0 ? '/photos' : `/photos?${new URLSearchParams(given)}`;
}

export function pathOf({ day, ...asked }: WallAsk): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const days =
    day === null
      ? []
      : [
          ['from', day],
          ['to', day],
        ];
  const query = new URLSearchParams([...days, ...given]).toString();
  return query === '' ? '/api/photo-wall' : `/api/photo-wall?${query}`;
}

const doors = { inspection: 'inspections', hazard: 'hazards', round: 'rounds', sample: 'samples' } as const;

/** Where its bytes are read. */
export const addressOf = ({ source, subject }: Pick<WallPhoto, 'source' | 'subject'>, sha256: string): string =>
  `/api/${doors[source]}/${subject}/photos/${sha256}`;

/** What it stands in. */
export function recordOf({ source, subject, day }: Pick<WallPhoto, 'source' | 'subject' | 'day'>): string {
  if (source === 'inspection') return `/school-record/${subject}`;
  if (source === 'hazard') return `/hazards/${subject}`;
  return source === 'round' ? `/rounds-board/${subject}` : `/kitchen/register?day=${day}`;
}
