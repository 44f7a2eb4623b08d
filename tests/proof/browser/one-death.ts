// A phone dies in the middle of a walk and is opened again without a network: everything is there, on the disk and on the screen.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { DiedElsewhere } from './died-elsewhere.ts';
import type { Held } from './held.ts';
import { lostOnPhone, wrongAtSchool } from './kept.ts';
import type { Death, MortalPhone } from './mortal-phone.ts';
import { goOn, walk, type Shown, type StepName } from './walk.ts';

/**
 * `leaves`: what must be so after a death exactly there, or the point is not where it says. `finds`: what must be so once the draft is open again.
 */
export type Plan = {
  during: StepName;
  death: Death;
  leaves?: (held: Held, id: string) => boolean;
  finds?: (held: Held, id: string) => boolean;
};

const longestMs = 20_000;

/** Walks on, dies, opens again and goes back to where it was. Throws with what was lost. */
export async function oneDeath(phone: MortalPhone, shown: Shown, plan: Plan): Promise<void> {
  await die(phone, shown, plan);
  await phone.open();
  const after = await lookedAt(phone, shown);
  if (plan.leaves && !plan.leaves(after, shown.id)) throw new DiedElsewhere('it did not die where it was to');
  const { finds } = plan;
  const message = 'what lay on the disk was not found';
  if (finds) await expect.poll(async () => finds(await phone.holds(), shown.id), { message }).toBe(true);
}

/** Walks on until it dies. */
export async function die(phone: MortalPhone, shown: Shown, { during, death }: Plan): Promise<void> {
  await walk(phone, shown, during);
  await phone.dieAt(death);
  const acting = walk(phone, shown).catch((error: unknown) => error);
  const first = await Promise.race([phone.died, wait(longestMs, 'alive', { ref: false })]);
  if (first === 'alive') throw new Error('the point was never reached');
  await acting;
}

/** Throws with what is lost on a phone that was just opened again, and leads back to the draft. */
export async function lookedAt(phone: MortalPhone, shown: Shown): Promise<Held> {
  const after = await phone.holds({ photos: true });
  refuse([...lostOnPhone(after, shown)]);
  const draft = after.drafts.find((one) => one.id === shown.id);
  if (draft) await goOn(phone, draft);
  return after;
}

/** Walks to the end, and throws with what is not at the school exactly once. The phone is left open on its first page. */
export async function arrives(phone: MortalPhone, shown: Shown): Promise<void> {
  await walk(phone, shown);
  const delivered = await phone.holds({ photos: true });
  refuse([...lostOnPhone(delivered, shown), ...wrongAtSchool(phone.school.server.dataDir, delivered)]);
  await phone.page.goto(`${phone.url}/record/${shown.id}`);
  await expect(phone.page.getByText(/^回执 [0-9A-Z]{4}-/)).toBeVisible();
  await phone.toToday();
}

function refuse(wrong: string[]): void {
  if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('; '));
}
