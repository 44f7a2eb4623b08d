// What is on screen, as hooks. The store is plain; this is its only tie to Preact.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { DeviceDb } from '../db/device-db.ts';
import type { Session } from '../domain/protocol.ts';
import { screen, type Language, type Screen, type Words } from './state.ts';

export function useScreen<T>(pick: (screen: Screen) => T): T {
  const [picked, setPicked] = useState<T>(() => pick(screen.getState()));
  useEffect(() => {
    const update = () => setPicked(() => pick(screen.getState()));
    update();
    return screen.subscribe(update);
  }, []);
  return picked;
}

/** A new language draws again whoever reads words (app.tsx), where it stands: what is typed or open stays. */
export const Spoken = createContext<Language>('zh');

export function useLanguage(): Language {
  useContext(Spoken);
  return screen.getState().language;
}

export function useWords(): Words {
  useContext(Spoken);
  return screen.getState().words;
}

/** The signed-in person's session; only for screens that are behind sign-in. */
export function useSession(): Session {
  const session = useScreen((now) => now.session);
  if (!session) throw new Error('nobody here');
  return session;
}

export function useDb(): DeviceDb {
  const db = useScreen((now) => now.db);
  if (!db) throw new Error('nobody here');
  return db;
}
