// What is typed and not recorded yet, where a page that dies finds it again. Nobody wants it after a month.
import { useState } from 'preact/hooks';

const prefix = 'patrol-typed-';
const monthMs = 30 * 86_400_000;

/** `of`: whose, and what it is to become. Typing nothing forgets it. */
export function useTyped(of: string): [text: string, type: (text: string) => void] {
  const key = prefix + of;
  // So it was named by an earlier version.
  const before = `patrol-${of}`;
  const [text, show] = useState(() => {
    forgetOld();
    const [, kept = localStorage.getItem(before) ?? ''] = /^\d+ (.*)/s.exec(localStorage.getItem(key) ?? '') ?? [];
    return kept;
  });
  const type = (now: string) => {
    show(now);
    localStorage.removeItem(before);
    if (now) localStorage.setItem(key, `${Date.now()} ${now}`);
    else localStorage.removeItem(key);
  };
  return [text, type];
}

/** Each begins with when it was typed. */
function forgetOld(): void {
  for (const [key, kept] of Object.entries(localStorage))
    if (key.startsWith(prefix) && parseInt(kept) < Date.now() - monthMs) localStorage.removeItem(key);
}
