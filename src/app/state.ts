// What is on screen now, and nothing that must survive: facts live in the phone database.
import { createStore } from 'zustand/vanilla';
import type { DeviceDb } from '../db/device-db.ts';
import type { DeliveryCounts } from '../db/records.ts';
import type { Session } from '../domain/protocol.ts';
import { walk } from './words/zh/walk.ts';
import type { DeskWords } from './words/desk.ts';
import type { zh } from './words/zh/zh.ts';

export type Words = typeof zh & DeskWords;
export type Language = 'zh' | 'en';
export type Theme = 'system' | 'day' | 'night' | 'contrast';
export type Size = 'standard' | 'large' | 'extra';
export type Hand = 'right' | 'left';

export type Screen = {
  language: Language;
  words: Words;
  theme: Theme;
  size: Size;
  /** Of the main text, in px at the browser's usual size. */
  text: number;
  /** Which hand holds the phone. */
  hand: Hand;
  /** undefined until the phone database has been asked. */
  session: Session | null | undefined;
  db: DeviceDb | null;
  /** Somebody has just proved who it is, and reads what will be there. */
  entered?: { session: Session; db: DeviceDb } | null;
  /** How much of what somebody's work needs is still on its way onto this phone; null or absent before that is known. */
  lacking?: number | null;
  /** The draft being filled in on this page; an update is not offered meanwhile. */
  capturing: string | null;
  /** Drafts of which something is in memory alone, on screen or left, by id: nothing reloads or leaves by itself meanwhile. */
  unsaved: readonly string[];
  /** Set when a new version waits; calling it switches over and reloads. */
  update: (() => void) | null;
  /** What has not arrived, once it is counted. */
  delivery: DeliveryCounts | undefined;
  /** The browser's own install prompt, where it has one. */
  install: (() => Promise<void>) | null;
};

export const screen = createStore<Screen>(() => ({
  language: 'zh',
  // The rest is there before any screen that reads it: `allWords` in preferences.ts.
  words: walk as Words,
  theme: 'system',
  size: 'standard',
  text: 18,
  hand: 'right',
  session: undefined,
  db: null,
  capturing: null,
  unsaved: [],
  update: null,
  delivery: undefined,
  install: null,
}));
