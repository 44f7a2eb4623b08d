// The picture with its marks. Larger by its buttons; the frame is moved with a finger or its bars, as every list is.
import { ZoomIn, ZoomOut } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { useSaid } from '../use-said.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './floor-plan.module.css';
import { usePlanWords } from './use-words.ts';

const zooms = [1, 1.5, 2, 3, 4] as const;

/** From the left and from the top, as shares of the picture. */
export type Spot = { x: number; y: number };

/** Where it is not finer than a hundredth of a per cent, nobody sees it. */
export const inPicture = ({ x, y }: Spot): Spot => ({ x: share(x), y: share(y) });
const share = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000;

/** A share as it is said. */
export const percent = (part: number): number => Math.round(part * 100);

type StageProps = {
  address: string;
  width: number;
  height: number;
  alt: string;
  /** Said where the picture cannot be fetched. */
  gone: string;
  /** Pressed on the picture itself. */
  onSpot?: (at: Spot) => void;
  children: ComponentChildren;
};

export function Stage({ address, width, height, alt, gone, onSpot, children }: StageProps) {
  const words = usePlanWords();
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useSaid('');
  const zoom = zooms[at] ?? 1;
  const isGone = failed === address;
  return (
    <div class={styles.stage}>
      {isGone && (
        <p class={styles.gone} role="alert">
          {gone}
        </p>
      )}
      <div
        class={styles.frame}
        tabIndex={zoom > 1 ? 0 : undefined}
        role={zoom > 1 ? 'group' : undefined}
        aria-label={zoom > 1 ? alt : undefined}
      >
        <div
          class={styles.picture}
          style={{ width: `${zoom * 100}%`, aspectRatio: `${width} / ${height}` }}
          data-zoom={zoom}
          data-plan
          onClick={(event) => onSpot?.(spotIn(event.currentTarget, event))}
        >
          {!isGone && <img src={address} alt={alt} width={width} height={height} onError={() => setFailed(address)} />}
          {children}
        </div>
      </div>
      <div class={styles.zoom}>
        <Button aria-disabled={at === 0} onClick={() => setAt(Math.max(0, at - 1))}>
          <Icon of={ZoomOut} size={22} />
          {words.smaller}
        </Button>
        <Button aria-disabled={at === zooms.length - 1} onClick={() => setAt(Math.min(zooms.length - 1, at + 1))}>
          <Icon of={ZoomIn} size={22} />
          {words.larger}
        </Button>
      </div>
    </div>
  );
}

const spotIn = (plan: Element, { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): Spot => {
  const { left, top, width, height } = plan.getBoundingClientRect();
  return inPicture({ x: (clientX - left) / width, y: (clientY - top) / height });
};

/** A mark that is carried with a finger or the mouse. `onCarry` hears each place it is carried over. */
export function useCarry(onCarry: (at: Spot) => void) {
  const carried = useRef(false);
  return {
    onPointerDown(event: PointerEvent) {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      carried.current = true;
    },
    onPointerMove(event: PointerEvent) {
      const plan = (event.currentTarget as Element).closest('[data-plan]');
      if (carried.current && plan) onCarry(spotIn(plan, event));
    },
    onPointerUp: () => (carried.current = false),
    onPointerCancel: () => (carried.current = false),
    // What was carried was not pressed on the picture.
    onClick: (event: MouseEvent) => event.stopPropagation(),
  };
}
