// Is there room for a table? The same width at which the shell puts its tabs at the side.
import { useEffect, useState } from 'preact/hooks';

const desk = matchMedia('(min-width: 900px)');

export function useWide(): boolean {
  const [wide, setWide] = useState(desk.matches);
  useEffect(() => {
    const look = () => setWide(desk.matches);
    look();
    desk.addEventListener('change', look);
    return () => desk.removeEventListener('change', look);
  }, []);
  return wide;
}
