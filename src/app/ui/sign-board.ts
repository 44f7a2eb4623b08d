// The board one signs on, loaded only when somebody signs.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type SignaturePad from 'signature_pad';
import { strokesOf } from './strokes.ts';

export type SignBoard = {
  canvas: RefObject<HTMLCanvasElement | null>;
  isEmpty: boolean;
  clear: () => void;
  read: () => { width: number; height: number; strokes: number[][] };
};

export function useSignBoard(): SignBoard {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(() => {
    let left = false;
    const fit = () => canvas.current && fitCanvas(canvas.current, pad.current);
    const open = async () => {
      const { default: Pad } = await import('signature_pad');
      if (left || !canvas.current) return;
      pad.current = new Pad(canvas.current, {
        penColor: getComputedStyle(canvas.current).color,
        minWidth: 1.2,
        maxWidth: 3.2,
      });
      pad.current.addEventListener('beginStroke', () => setEmpty(false));
      fit();
    };
    void open();
    addEventListener('resize', fit);
    return () => {
      left = true;
      removeEventListener('resize', fit);
      pad.current?.off();
    };
  }, []);
  return {
    canvas,
    isEmpty,
    clear() {
      pad.current?.clear();
      setEmpty(true);
    },
    read: () => ({
      width: canvas.current?.clientWidth ?? 0,
      height: canvas.current?.clientHeight ?? 0,
      strokes: strokesOf(pad.current?.toData() ?? []),
    }),
  };
}

/** Sharp on every screen, and what was drawn stays when the phone is turned. */
function fitCanvas(canvas: HTMLCanvasElement, pad: SignaturePad | null): void {
  const ratio = Math.max(devicePixelRatio, 1);
  const drawn = pad?.toData() ?? [];
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  if (pad) pad.fromData(drawn);
}
