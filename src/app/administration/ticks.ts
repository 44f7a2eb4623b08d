// Who is ticked among those who wait. Others come and go meanwhile, and that changes nobody's tick.

/** `off`: whose tick was taken away by hand; `seen`: who was ticked or not already. */
export type Ticks = { on: readonly string[]; off: readonly string[]; seen: readonly string[] };

export const noTicks: Ticks = { on: [], off: [], seen: [] };

/** Who was not there before is ticked, as long as no more than `most` are. */
export function ticksFor(ids: readonly string[], { on, off, seen }: Ticks, most: number): Ticks {
  const kept = on.filter((id) => ids.includes(id));
  const fresh = ids.filter((id) => !seen.includes(id) && !kept.includes(id));
  return { on: [...kept, ...fresh.slice(0, Math.max(0, most - kept.length))], off, seen: [...seen, ...ids] };
}

export const tickOne = ({ on, off, seen }: Ticks, id: string, isOn: boolean): Ticks => {
  const without = (all: readonly string[]) => all.filter((one) => one !== id);
  return isOn ? { on: [...on, id], off: without(off), seen } : { on: without(on), off: [...off, id], seen };
};

/** The first `most` of them; none is as good as each by hand. */
export const tickAll = (ids: readonly string[], most: number): Ticks => ({
  on: ids.slice(0, most),
  off: most === 0 ? ids : [],
  seen: ids,
});

/** Those there was no room for are next. */
export const ticksAfterMaking = ({ on, off }: Ticks): Ticks => ({ on, off, seen: off });
