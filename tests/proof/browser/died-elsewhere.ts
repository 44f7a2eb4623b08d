/** The worker, or a slow machine, was faster than the point: nothing is lost, and nothing shown of it either. */
export class DiedElsewhere extends Error {}

/** A death elsewhere is tried once more: bad luck does not come twice, and a point that has moved is missed each time. */
export async function onceMoreElsewhere(trial: () => Promise<void>, missed: () => void): Promise<void> {
  try {
    await trial();
  } catch (error) {
    if (!(error instanceof DiedElsewhere)) throw error;
    missed();
    await trial();
  }
}
