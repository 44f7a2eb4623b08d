// What is written into the picture, and how it fits: the band never covers more than a seventh of it.
import { wallClock } from '../../domain/wall-clock.ts';

/** `person` and `school` are empty where the school wants them left out. */
export type Stamp = { place: string; time: string; person: string; school: string };
/** Sizes in pixels of the picture. */
export type StampLayout = {
  lines: string[];
  fontSize: number;
  lineHeight: number;
  padding: number;
  bandHeight: number;
};

export const whoOf = ({ person, school }: Stamp): string => [person, school].filter(Boolean).join(' · ');

const leastText = 0.03;
const mostBand = 0.14;

/** `measure` tells how wide a text is when its letters are one pixel high. */
export function layStamp(stamp: Stamp, width: number, height: number, measure: (text: string) => number): StampLayout {
  const fontSize = Math.ceil(height * leastText);
  const padding = Math.round(fontSize * 0.4);
  const lineHeight = Math.min(Math.round(fontSize * 1.28), Math.floor((height * mostBand - 2 * padding) / 3));
  const room = (width - 2 * padding) / fontSize;
  const who = whoOf(stamp);
  const together = `${stamp.place}　${stamp.time}`;
  const lines = (measure(together) <= room ? [together, who] : [stamp.place, stamp.time, who])
    .filter((line) => line !== '')
    .map((line) => fit(line, room, measure));
  return { lines, fontSize, lineHeight, padding, bandHeight: lines.length * lineHeight + 2 * padding };
}

/** Too long a name loses its middle: buildings are told apart by their beginning, rooms by their end. */
function fit(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const letters = Array.from(text);
  for (let keep = letters.length - 1; keep > 2; keep--) {
    const head = Math.ceil(keep / 2);
    const cut = `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (keep - head)).join('')}`;
    if (measure(cut) <= room) return cut;
  }
  return `${letters.slice(0, 2).join('')}…`;
}

const freshMs = 24 * 3_600_000;

/** The server's clock was asked lately, so the time on the picture is the school's and not the phone's. */
export const isTimeChecked = (at: { serverOffsetMs: number | null; serverOffsetAgeMs: number | null }): boolean =>
  at.serverOffsetMs !== null && at.serverOffsetAgeMs !== null && at.serverOffsetAgeMs < freshMs;

/** 2026-11-22 22:33:08 where the school is. */
export const stampTime = (ms: number, timeZone: string): string =>
  wallClock(ms, timeZone).toISOString().slice(0, 19).replace('T', ' ');
