// A long list, drawn a piece at a time as its end comes near, so that thousands of lines stay quick on a cheap phone.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import styles from './gradual.module.css';

type GradualProps<T> = {
  all: readonly T[];
  step?: number;
  /** The button for those who do not scroll. */
  more: string;
  /** Called when the last of `all` is drawn, where there may be more of them. */
  onEnd?: (() => void) | undefined;
  children: (drawn: readonly T[]) => ComponentChildren;
};

export function Gradual<T>({ all, step = 40, more, onEnd, children }: GradualProps<T>) {
  const [count, setCount] = useState(step);
  const end = useRef<HTMLDivElement>(null);
  const isMore = count < all.length || onEnd !== undefined;
  const draw = () => {
    if (count < all.length) setCount(count + step);
    else onEnd?.();
  };
  useEffect(() => {
    if (!end.current) return;
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && draw(), {
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [count, all, onEnd]);
  return (
    <>
      {children(all.slice(0, count))}
      {isMore && (
        <div ref={end} class={styles.more}>
          <Button look="plain" onClick={draw}>
            {more}
          </Button>
        </div>
      )}
    </>
  );
}
