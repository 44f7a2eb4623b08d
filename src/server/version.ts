// The version of this server, as its package says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let read: string | undefined;

export const version = (): string =>
  (read ??= (
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }
  ).version);
