// What managers ask about rounds, and how the server answers. Shown "as of" its time, never a source of a write.
import * as v from 'valibot';
import { outcomes, type Round, type Standing } from './round.ts';
import { protocol } from './protocol.ts';
import { Again } from './schema/told-remark.ts';
import { RoutePoint } from './schema/route.ts';
import { Count, Id, Ms } from './schema/text.ts';

/** The most days of rounds that are asked for at once. */
export const mostRoundDays = 31;

const standings = ['ahead', 'open', 'running', 'overdue', ...outcomes] as const satisfies readonly Standing[];

/**
 * One round that is or was due. `round`: what is known of it, null where nobody has begun and the window is not closed.
 * `again`: photos of visits that were handed in before, the same or almost the same.
 * `walkers`: names of those who are to walk it, by name, by post or because of being on duty, at most twenty. `shift`: the one it falls
 * to. `silent`: of those, or of whoever walked it, whose phone may still hold something of it. Times UTC ms by the server's clock.
 */
export const RoundRow = v.object({
  id: v.string(),
  planId: Id,
  planName: v.string(),
  shift: v.optional(v.string()),
  routeId: Id,
  routeName: v.string(),
  day: v.string(),
  minute: Count,
  opensAt: Ms,
  plannedAt: Ms,
  startBy: v.nullable(Ms),
  finishBy: Ms,
  closesAt: Ms,
  standing: v.picklist(standings),
  points: v.array(RoutePoint),
  walkers: v.array(v.string()),
  round: v.unknown(),
  again: v.optional(v.array(Again)),
  silent: v.optional(v.array(v.object({ id: Id, name: v.string(), at: Ms }))),
});
export type RoundRow = Omit<v.InferOutput<typeof RoundRow>, 'round'> & { round: Round | null };

/** Of some days, in the order in which they were planned. */
export const Rounds = v.object({ protocol: v.literal(protocol), rows: v.array(RoundRow), asOf: Ms });
export type Rounds = Omit<v.InferOutput<typeof Rounds>, 'rows'> & { rows: RoundRow[] };

/** The closed rounds of each day, plan and route, by what they came to; `src/domain/round-calendar.ts` counts them. */
export const RoundCalendar = v.object({
  protocol: v.literal(protocol),
  days: v.array(
    v.object({
      day: v.string(),
      planId: Id,
      planName: v.string(),
      routeId: v.optional(Id),
      routeName: v.optional(v.string()),
      done: Count,
      late: Count,
      partly: Count,
      missed: Count,
    }),
  ),
  asOf: Ms,
});
export type RoundCalendar = v.InferOutput<typeof RoundCalendar>;

/** When somebody was last at each point of a route; points nobody was at for 400 days are left out. */
export const LastVisits = v.object({
  protocol: v.literal(protocol),
  visits: v.array(v.object({ placeId: Id, at: Ms, byName: v.string() })),
  asOf: Ms,
});
export type LastVisits = v.InferOutput<typeof LastVisits>;
