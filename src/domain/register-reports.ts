// How the school answers who asks for the food-sample register, and for what nobody said anything about.
import * as v from 'valibot';
import { meals, type FridgeReading, type Menu, type Sample, type Seal } from './kitchen.ts';
import { protocol } from './protocol.ts';
import { Id, Ms } from './schema/text.ts';

const Protocol = v.literal(protocol);

/** So many days back, today among them, a dish that nobody said anything about is asked for. */
export const gapDays = 7;

/** Dishes of the food-sample register without a sample and without a reason, the oldest first. */
export const Gaps = v.object({
  protocol: Protocol,
  gaps: v.array(
    v.object({ canteenId: Id, day: v.string(), meal: v.picklist(meals), dish: v.string(), until: v.string() }),
  ),
  asOf: Ms,
});
export type Gaps = v.InferOutput<typeof Gaps>;

/** The most days the register is asked for at once. */
export const mostRegisterDays = 31;

/** The food-sample register of some days, newest day first, with the seal of each canteen that ever had one. */
export const Register = v.object({
  protocol: Protocol,
  menus: v.array(v.unknown()),
  samples: v.array(v.unknown()),
  readings: v.array(v.unknown()),
  seals: v.array(v.unknown()),
  asOf: Ms,
});
export type Register = {
  protocol: typeof protocol;
  menus: Menu[];
  samples: Sample[];
  readings: FridgeReading[];
  seals: Seal[];
  asOf: number;
};
