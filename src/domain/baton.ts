// 接力码: what the one who stops tells the one who goes on, small enough for a square code on a small screen.
import { readRoundId } from './round-id.ts';
import { shortCode } from './short-code.ts';
import type { Baton } from './round.ts';
import { readTold, toldGroups, type ToldSaid } from './baton-told.ts';

/** `marks`: of the places that are done, four letters each; `told` null where the phone that said it is older, or newer. */
export type BatonSaid = Omit<Baton, 'done' | 'told'> & { roundId: string; marks: string[]; told: ToldSaid | null };

/** Twenty bits tell the points of one route apart; whole ids would make a code that no camera reads. */
const markLetters = 4;
const markOf = (placeId: string): string => shortCode(placeId, markLetters).replace('-', '');

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const address = /\/rounds\/take\?b=([^#&\s]+)$/;
const mostLetters = 3000;
/** Longer than this it takes a good camera and a steady hand; the points that are done go before the hazards. */
const readableLetters = 900;

/** The address the code holds; a phone's own camera opens it too. `origin`: of the app. */
export function batonText(origin: string, roundId: string, { by, byName, done, unsent, at, told }: Baton): string {
  const said = [roundId, by, byName, unsent, at.toString(36), done.map(markOf).join('')].join('~');
  const text = `${origin}/rounds/take?b=${encodeURIComponent(said)}`;
  return told ? text + toldGroups(told, markOf, readableLetters - text.length) : text;
}

/** What a scanned text says; null for what is no baton. The points follow from the route: `batonOf`. */
export function readBaton(text: string): BatonSaid | null {
  const said = text.length > mostLetters ? undefined : address.exec(text.trim())?.[1];
  const parts = decoded(said ?? '').split('~');
  const [roundId = '', by = '', byName = '', unsent = '', at = '', marks = ''] = parts;
  const isWhole =
    parts.length === 6 && readRoundId(roundId) && uuid.test(by) && byName !== '' && Array.from(byName).length <= 20;
  const when = parseInt(at, 36);
  if (!isWhole || !/^\d{1,6}$/.test(unsent) || !Number.isSafeInteger(when) || !/^([0-9A-Z]{4})*$/.test(marks))
    return null;
  return { roundId, by, byName, unsent: Number(unsent), at: when, ...readTold(marks.match(/.{4}/g) ?? []) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

/** The baton as the round keeps it: the marks become those of the route's points that are meant. */
export function batonOf(
  { marks, told, by, byName, unsent, at }: BatonSaid,
  points: readonly { placeId: string }[],
): Baton {
  const placeOf = new Map(points.map(({ placeId }) => [markOf(placeId), placeId]));
  const meant = new Set(marks);
  const done = points.flatMap(({ placeId }) => (meant.has(markOf(placeId)) ? [placeId] : []));
  const baton = { by, byName, unsent, at, done };
  if (!told) return baton;
  const hazards = told.hazards.flatMap(({ mark, ...hazard }) => {
    const placeId = placeOf.get(mark);
    return placeId === undefined ? [] : [{ placeId, ...hazard }];
  });
  return { ...baton, told: { open: told.open, hazards } };
}
