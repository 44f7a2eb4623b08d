// Is there room for a table beside the tabs? Larger letters need more of it.
import { useEffect, useState } from 'preact/hooks';
import type { Size } from './state.ts';
import { useScreen } from './use-screen.ts';

const least: Record<Size, MediaQueryList> = {
  standard: matchMedia('(min-width: 1180px)'),
  large: matchMedia('(min-width: 1240px)'),
  extra: matchMedia('(min-width: 1280px)'),
};

export function useWide(): boolean {
  const room = least[useScreen((now) => now.size)];
  const [wide, setWide] = useState(room.matches);
  useEffect(() => {
    const look = () => setWide(room.matches);
    look();
    room.addEventListener('change', look);
    return () => room.removeEventListener('change', look);
  }, [room]);
  return wide;
}
