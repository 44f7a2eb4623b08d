// The square code of a label as one drawn path: sharp on every printer.
import encode from 'qr';

/** Light rim around a code, in its own dots; cameras find it by that. The label's white paper adds the rest. */
const rim = 2;

export function Square({ text }: { text: string }) {
  const dots = encode(text, 'raw', { ecc: 'medium', border: rim });
  const path = dots.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('');
  return (
    <svg viewBox={`0 0 ${dots.length} ${dots.length}`} shape-rendering="crispEdges" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** Dark dots of a row that lie side by side, as where they begin and how many they are. */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = found.at(-1);
    if (!dark) continue;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  }
  return found;
}
