// How what is known of a spoken note is read off the wire.
import * as v from 'valibot';
import { maxVoiceBytes, maxVoiceMs, voiceTypes } from '../voice.ts';
import { Moment } from './moment.ts';
import { Count, Sha256 } from './text.ts';

/** A phone's timer may be a little late. */
const slackMs = 5000;

/** `ms`: how long it is. `cut`: the phone stopped before the person did, and this is what was there. Sizes in bytes. */
export const Voice = v.strictObject({
  sha256: Sha256,
  itemId: v.pipe(v.string(), v.maxLength(12)),
  recordedAt: Moment,
  type: v.picklist(voiceTypes),
  ms: v.pipe(Count, v.maxValue(maxVoiceMs + slackMs)),
  bytes: v.pipe(Count, v.minValue(1), v.maxValue(maxVoiceBytes)),
  cut: v.optional(v.literal(true)),
});
