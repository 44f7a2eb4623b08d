// The field answers a key by itself; the page, which has much more to draw, hears of it once the letter stands there.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SearchField } from '../ui/search-field.tsx';

type TypedFieldProps = { label: string; value: string; onType: (text: string) => void };

export function TypedField({ label, value, onType }: TypedFieldProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const waits = useRef<() => void>(() => undefined);
  useEffect(() => () => waits.current(), []);
  // Before another key can be struck: only what came from elsewhere takes the place of what stands there.
  useLayoutEffect(() => {
    if (value === told.current) return;
    waits.current();
    told.current = value;
    setText(value);
  }, [value]);
  const type = (next: string) => {
    setText(next);
    waits.current();
    waits.current = afterPaint(() => {
      told.current = next;
      onType(next);
    });
  };
  return <SearchField label={label} value={text} onType={type} />;
}

/** Gives what calls it off. */
function afterPaint(run: () => void): () => void {
  let timer = 0;
  const frame = requestAnimationFrame(() => (timer = window.setTimeout(run)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
