// What phones say of messages, as it travels.
import * as v from 'valibot';
import { Id } from './text.ts';

const mostAtOnce = 200;

export const ReadMessages = v.strictObject({
  ids: v.pipe(v.array(Id), v.maxLength(mostAtOnce)),
  through: v.nullable(Id),
});

const Key = (bytes: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));

/** As the browser gives it: where its push service listens, and the keys of what only this browser can read (RFC 8291). */
export const NewSubscription = v.strictObject({
  endpoint: v.pipe(v.string(), v.maxLength(1000), v.url()),
  p256dh: Key(65),
  auth: Key(16),
});
