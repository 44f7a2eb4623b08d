// Whether all that somebody's work needs besides the app lies on this phone.
let lacking = 0;

export const isAllKept = (): boolean => lacking === 0;

/** Lacking until `bringing` is done. */
export async function lacks(bringing: Promise<void>): Promise<void> {
  lacking++;
  await bringing;
  lacking--;
}
