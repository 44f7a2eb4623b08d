// What a released version left behind, kept for ever: a phone with work on it, an upload as it was sent, a server's database.
import { globSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Frozen } from './frozen-phone.ts';

/** One request of the upload, in the order in which they were sent; `body` base64. */
export type Sent = { method: string; url: string; headers: Record<string, string>; body: string };
/** `draft`: an inspection that was not submitted. `waiting`: entries nobody had acknowledged. `delivered`: those with a receipt. */
export type Release = {
  phone: Frozen;
  draft: string;
  waiting: string[];
  delivered: string[];
  upload: Sent[];
  uploaded: string[];
};

const folder = join(import.meta.dirname, 'released');

export const versions = (): string[] => globSync('*', { cwd: folder }).sort();

export const release = (version: string): Release =>
  JSON.parse(gunzipSync(readFileSync(join(folder, version, 'phone.json.gz'))).toString()) as Release;

/** Puts the server's database of that time at `file`. */
export function putServer(version: string, file: string): void {
  writeFileSync(file, gunzipSync(readFileSync(join(folder, version, 'server.sqlite.gz'))));
}

export function keepRelease(version: string, kept: Release, server: Uint8Array): void {
  const at = join(folder, version);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'phone.json.gz'), gzipSync(JSON.stringify(kept), { level: 9 }));
  writeFileSync(join(at, 'server.sqlite.gz'), gzipSync(server, { level: 9 }));
}
