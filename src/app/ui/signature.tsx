// A signature as it was drawn, or the typed name in its place.
import styles from './signature.module.css';

/** Each stroke is a flat list x0,y0,x1,y1… in a box of `width` by `height`. */
type SignatureProps = {
  name: string;
  strokes: readonly (readonly number[])[];
  width?: number | undefined;
  height?: number | undefined;
  alt: string;
};

export function Signature({ name, strokes, width = 300, height = 150, alt }: SignatureProps) {
  if (strokes.length === 0) return <span class={styles.typed}>{name}</span>;
  return (
    <svg class={styles.drawn} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={alt}>
      {strokes.map((stroke, index) => (
        <polyline key={index} points={stroke.length === 2 ? [...stroke, ...stroke].join(' ') : stroke.join(' ')} />
      ))}
    </svg>
  );
}
