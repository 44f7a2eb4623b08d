// A line as schools have them where their walls are thick: its shape, for whoever plays one.
export type Weak = {
  kbits: number;
  roundTripMs: number;
  /** Part of the packets that is lost, or must be sent once more; both ways where there are two. */
  loss: number;
  /** After so long everything under way is lost, and for `goneMs` nobody is there. */
  cutEveryMs: number;
  goneMs: number;
};

export const stairwell: Weak = { kbits: 64, roundTripMs: 800, loss: 0.1, cutEveryMs: 60_000, goneMs: 5000 };
export const corridor: Weak = { kbits: 400, roundTripMs: 300, loss: 0.02, cutEveryMs: 20_000, goneMs: 3000 };
