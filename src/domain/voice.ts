// A short note spoken on an item. Its bytes live elsewhere, under their SHA-256, like those of a photo.
import type * as v from 'valibot';
import type * as schema from './schema/voice.ts';

export const maxVoiceMs = 60_000;
export const maxVoiceBytes = 1024 * 1024;
export const maxVoicesPerItem = 3;
export const maxVoicesPerEntry = 60;

export const voiceTypes = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const;
export type VoiceType = (typeof voiceTypes)[number];

export type Voice = v.InferOutput<typeof schema.Voice>;
