import { createHash } from 'node:crypto';

/** By which what was refused is kept once, however often it is sent: hex. */
export const hashOfRaw = (raw: string): string => createHash('sha256').update(raw).digest('hex');
