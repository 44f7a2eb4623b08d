// Storage that the browser has promised to keep (`navigator.storage.persist`), as it does for an app that was put on the home screen.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Preferences = { profile: { content_settings: { exceptions: Record<string, object> } } };

/** Written where the browser keeps what was granted, while it is closed: what a test grants over the wire, eviction does not look at. */
export function promiseToKeep(profile: string, origin: string): void {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8')) as Preferences;
  preferences.profile.content_settings.exceptions['durable_storage'] = {
    [`${origin},*`]: { last_modified: '0', setting: 1 },
  };
  writeFileSync(file, JSON.stringify(preferences));
}
