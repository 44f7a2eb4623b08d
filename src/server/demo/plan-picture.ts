// A floor plan for the demo, drawn: outer walls, rooms with a door each, and nothing else, as a school has it on paper.
import { png } from './png.ts';

/** Left, top, right and bottom of a room, as shares of the picture. */
export type PlanRoom = readonly [number, number, number, number];
export type DrawnPlan = { width: number; height: number; rooms: readonly PlanRoom[]; inside?: PlanRoom };

const [paper, wall, floor, door] = [0, 1, 2, 3];
const colours = Uint8Array.from([250, 250, 246, 70, 78, 88, 255, 255, 255, 196, 204, 212]);

/** A PNG of a few kilobytes. `inside`: the outer wall. */
export function drawPlan({ width, height, rooms, inside = [0.03, 0.05, 0.97, 0.95] }: DrawnPlan): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(paper);
  const fill = (x0: number, y0: number, x1: number, y1: number, colour: number) => {
    for (let y = Math.max(0, y0); y < Math.min(height, y1); y++)
      pixels.fill(colour, y * width + Math.max(0, x0), y * width + Math.min(width, x1));
  };
  const thick = Math.max(2, Math.round(width / 240));
  const frame = ([left, top, right, bottom]: PlanRoom, by: number) => {
    const [x0, y0, x1, y1] = [left * width, top * height, right * width, bottom * height].map(Math.round) as [
      number,
      number,
      number,
      number,
    ];
    fill(x0, y0, x1, y1, wall);
    fill(x0 + by, y0 + by, x1 - by, y1 - by, floor);
    return { x0, y0, x1, y1 };
  };
  frame(inside, thick * 2);
  for (const room of rooms) {
    const { x0, y0, x1, y1 } = frame(room, thick);
    // The door is in the wall that is nearer to the corridor in the middle.
    const isAbove = (room[1] + room[3]) / 2 < (inside[1] + inside[3]) / 2;
    const [at, wide] = [Math.round((x0 + x1) / 2), Math.round((x1 - x0) / 8)];
    if (isAbove) fill(at - wide, y1 - thick, at + wide, y1, door);
    else fill(at - wide, y0, at + wide, y0 + thick, door);
  }
  return png({ width, height, pixels, colours });
}
