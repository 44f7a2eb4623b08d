// What cases come to, as the server answers. By itself, so that whoever shows it does not load what makes it.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Count, Ms } from './schema/text.ts';

const Share = v.object({ n: Count, of: Count });

/** What the cases reported in those days come to (`CaseFigures`): 当场整改, 整改, 按期整改, 回音, 转办 and 反弹 as shares. */
export const CaseFigures = v.object({
  found: Count,
  onSpot: Share,
  closed: Share,
  inTime: Share,
  answered: Share,
  /** An earlier server counted 立案 alone. */
  answers: v.optional(v.object({ taken: Share, ended: Share })),
  handedOn: Share,
  rebound: Share,
  repairDays: v.nullable(v.number()),
  firstResponseMs: v.nullable(v.number()),
  absentMs: v.optional(v.nullable(v.number()), null),
});

export const HazardFigures = v.object({ protocol: v.literal(protocol), figures: CaseFigures, asOf: Ms });
export type HazardFigures = v.InferOutput<typeof HazardFigures>;
