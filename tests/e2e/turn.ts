// What asks one question many times asks a part of it in `npm test`, another one with each commit; `npm run proof -- walks` asks all of it.
import { test } from '@playwright/test';
import { execFileSync } from 'node:child_process';

const whole = 'all';

/** How many commits lie behind, so that one after the other has the next part; 0 where there is no git. */
function ofCommit(): string {
  try {
    return execFileSync('git', ['rev-list', '--count', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '0';
  }
}

/** `PATROL_TURN=7` plays one again, `PATROL_TURN=all` leaves nothing out. The walks are told by the process that starts them. */
export const turn = (process.env['PATROL_TURN'] ??= ofCommit());
if (turn !== whole && !/^\d+$/.test(turn)) throw new Error(`PATROL_TURN is a whole number or "${whole}", not ${turn}`);

export const isWhole = turn === whole;

/** Neighbours stay neighbours. Over as many turns as there are parts each is in one of them. */
export function partOf<T>(list: readonly T[], parts: number, turn: number): T[] {
  const k = turn % parts;
  return list.slice(Math.floor((k * list.length) / parts), Math.floor(((k + 1) * list.length) / parts));
}

/** What is asked of the list this time, by the walk that is going on. `later`: so many turns from now, where several share a list. */
export function inTurn<T>(what: string, list: readonly T[], parts: number, later = 0): T[] {
  const now = isWhole ? [...list] : partOf(list, parts, Number(turn) + later);
  tellAsked(what, now.length, list.length);
  return now;
}

export const askedInTurn = 'asked in turn';

/** Counted at the end of all walks. */
export function tellAsked(what: string, asked: number, of: number): void {
  test.info().annotations.push({ type: askedInTurn, description: JSON.stringify({ what, asked, of } satisfies Asked) });
}

export type Asked = { what: string; asked: number; of: number };

export const askedOf = (annotations: readonly { type: string; description?: string | undefined }[]): Asked[] =>
  annotations.flatMap(({ type, description }) =>
    type === askedInTurn && description ? [JSON.parse(description) as Asked] : [],
  );
