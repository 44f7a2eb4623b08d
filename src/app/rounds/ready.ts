// What this phone lacks for a round, each as one line of what to do about it.
import { templates } from '../../db/documents.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { pullState } from '../../db/changes.ts';
import { round as deliveryNow } from '../../db/meta.ts';
import { storageHealth } from '../../db/storage.ts';
import { sessionMs, type Session } from '../../domain/protocol.ts';
import type { Due } from '../../domain/round.ts';
import { isInstalled } from '../browser.ts';
import { nearDayAndClock } from '../format.ts';
import { checks } from '../me/self-check.ts';
import type { Language, Words } from '../state.ts';
import type { RoundWords } from '../words/walk-rounds.ts';

const staleMs = 24 * 3_600_000;
/** A weekend, in which nobody is there to help somebody who has forgotten a password. */
const soonMs = 3 * 24 * 3_600_000;
const littleBattery = 0.25;
/** Whatever has not answered by then answers no more. */
const mostMs = 10_000;

type Asked = {
  db: DeviceDb;
  session: Session;
  due: Due;
  now: number;
  selfCheck: Words['me']['selfCheck'];
  words: RoundWords['ready'];
  language: Language;
};
type Look = (asked: Asked) => Promise<string | null>;

const checklists: Look = async ({ db, due, now, words }) => {
  const pull = await pullState(db);
  if (!pull.ready) return words.never;
  const here = new Set((await templates(db)).map(({ code }) => code));
  const lacking = new Set(due.points.flatMap((point) => point.templates).filter((code) => !here.has(code)));
  if (lacking.size > 0) return words.checklists(lacking.size);
  return pull.at !== null && now - pull.at > staleMs ? words.stale : null;
};

/** What the self-check finds, where it is not as it should be. */
const found =
  (name: 'offline' | 'room' | 'clock'): Look =>
  async ({ db, selfCheck, language }) => {
    const finding = await checks[name]({ db, words: selfCheck, language });
    return finding.state === 'good' ? null : finding.said;
  };

type Battery = { level: number; charging: boolean };

const battery: Look = async ({ words }) => {
  const ask = (navigator as { getBattery?: () => Promise<Battery> }).getBattery;
  const told = await ask?.call(navigator).catch(() => undefined);
  return told && !told.charging && told.level < littleBattery ? words.battery(Math.round(told.level * 100)) : null;
};

const signIn: Look = async ({ db, session, now, words, language }) => {
  if ((await deliveryNow(db)).state === 'login') return words.login;
  const endsAt = session.serverTime + sessionMs;
  return endsAt - now < soonMs ? words.loginEnds(nearDayAndClock(endsAt, language)) : null;
};

/** Asked without opening it: a light that goes on before the round would only startle. */
const camera: Look = async ({ due, words }) => {
  if (due.proof === 'none' || due.proof === 'tap') return null;
  if (!navigator.mediaDevices?.getUserMedia) return words.cameraNone;
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
    return state === 'denied' ? words.cameraRefused : null;
  } catch (error) {
    // Not every browser knows the name.
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** Once it is on the home screen, what the browser promised is worth a line of its own. */
const installed: Look = async ({ words }) => {
  if (!isInstalled()) return words.install;
  return (await storageHealth()).kept === false ? words.notKept : null;
};

const looks: Readonly<Record<keyof RoundWords['ready']['parts'], Look>> = {
  offline: found('offline'),
  checklists,
  room: found('room'),
  signIn,
  battery,
  camera,
  clock: found('clock'),
  installed,
};

/** iPhones, Firefox and pages without encryption do not say: no reason to warn of it before every round. */
export const saysBattery = (): boolean => 'getBattery' in navigator;

/** Lines of what to do, the most pressing first; none where all is well. */
export async function lacks(asked: Asked): Promise<string[]> {
  const names = Object.keys(looks) as (keyof typeof looks)[];
  const said = await Promise.all(names.map((name) => tried(name, asked)));
  return said.filter((line) => line !== null);
}

/** What cannot be looked at is a line too, and keeps nothing else from being seen. */
async function tried(name: keyof typeof looks, asked: Asked): Promise<string | null> {
  const late = new Promise<never>((_, fail) => setTimeout(fail, mostMs, new Error(`${name} does not answer`)));
  try {
    return await Promise.race([looks[name](asked), late]);
  } catch (error) {
    console.error(error);
    return asked.words.unseen(asked.words.parts[name]);
  }
}
