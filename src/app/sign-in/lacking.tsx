// Warns whoever signs in here for the first time; what it says is fetched only where something is lacking.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lacksOf, type Lack } from './lacks.ts';

export function Lacking() {
  const [Notice, setNotice] = useState<ComponentType<{ lacks: readonly Lack[] }> | null>(null);
  const lacks = lacksOf(navigator, isSecureContext);
  useEffect(() => {
    if (lacks.length === 0) return;
    void import('./lacking-notice.tsx').then(
      (file) => setNotice(() => file.LackingNotice),
      () => undefined,
    );
  }, []);
  return Notice && <Notice lacks={lacks} />;
}
