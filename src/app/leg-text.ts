// A way that was too quick, as it is said under 质量抽查 and on the page of its round.
import type { Leg } from '../domain/round-legs.ts';
import type { QualityWords } from './words/quality.ts';

export function legText(leg: Leg, { far }: Pick<QualityWords, 'far'>, nameOf: (placeId: string) => string): string {
  const [from, to] = [nameOf(leg.from), nameOf(leg.to)];
  if (leg.by === 'way') return far.way(from, to, leg.seconds, leg.metres, leg.least);
  if (leg.by === 'floors') return far.floors(from, to, leg.seconds, leg.floors, leg.least);
  return far.minutes(from, to, leg.seconds, leg.minutes);
}
