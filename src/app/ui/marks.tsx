// What was drawn over a photo, laid over the picture wherever it is shown large; its words are read out.
import type { Photo } from '../../domain/photo.ts';
import { useWords } from '../use-screen.ts';
import { letter, lineHeight, outline, shapeOf, stroke, type Shape } from './mark-shapes.ts';
import styles from './marks.module.css';

export type Marked = Pick<Photo, 'marks' | 'width' | 'height'>;

/** Lies over an image that fills the same box: `meet` shows all of it, `slice` fills the box. */
type MarksProps = {
  photo: Marked;
  fit?: 'meet' | 'slice';
  transform?: string;
  /** Of the one in hand. */ chosen?: number | null;
};

export function Marks({ photo, fit = 'meet', transform, chosen = null }: MarksProps) {
  const { photoMarks } = useWords();
  const { marks = [], width, height } = photo;
  if (marks.length === 0 || !width || !height) return null;
  const side = Math.max(width, height);
  return (
    <svg
      class={styles.marks}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={`xMidYMid ${fit}`}
      role="img"
      aria-label={photoMarks.spoken(marks)}
      {...(transform && { style: { transform } })}
    >
      {marks.map((mark, index) => {
        const shape = shapeOf(mark, { width, height });
        return (
          <g key={index}>
            {/* White under the colour: it is seen on a dark wall and on a red one. */}
            <Outline shape={shape} side={side} class={styles.under} by={index === chosen ? 2.2 : 1} />
            <Outline shape={shape} side={side} class={styles.over} by={0} />
          </g>
        );
      })}
    </svg>
  );
}

type OutlineProps = { shape: Shape; side: number; class: string | undefined; /** How much broader. */ by: number };

function Outline({ shape, side, class: look, by }: OutlineProps) {
  const width = side * (stroke + 2 * outline * by);
  switch (shape.is) {
    case 'ellipse':
      return <ellipse class={look} stroke-width={width} cx={shape.cx} cy={shape.cy} rx={shape.rx} ry={shape.ry} />;
    case 'path':
      return <path class={look} stroke-width={width} d={shape.d} />;
    case 'words':
      return (
        <text
          class={`${look} ${styles.words}`}
          font-size={side * letter}
          text-anchor={shape.anchor}
          stroke-width={by > 0 ? side * outline * (1 + by) : 0}
        >
          {shape.lines.map((line, row) => (
            <tspan key={row} x={shape.x} y={shape.y + row * side * lineHeight}>
              {line}
            </tspan>
          ))}
        </text>
      );
  }
}
