// A signature as it was drawn, from its strokes.
import type { Signature } from '../../domain/answer.ts';
import { strokePath, drawingBox } from './strokes.ts';
import styles from './signature-drawing.module.css';

export function SignatureDrawing({ signature }: { signature: Signature }) {
  const { x, y, width, height } = drawingBox(signature);
  return (
    <svg class={styles.drawing} viewBox={`${x} ${y} ${width} ${height}`} role="img" aria-label={signature.name}>
      {signature.strokes.map((stroke, index) => (
        <path key={index} d={strokePath(stroke)} />
      ))}
    </svg>
  );
}
