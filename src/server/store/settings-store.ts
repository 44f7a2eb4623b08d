// What a school has chosen about its own running: part of the store.

export interface SettingsStore {
  /** As it was kept, undefined where nothing was. */
  read(schoolId: string, key: string): Promise<unknown>;
  /** Keeps it, and notes in the same step who did; `at` in UTC ms. */
  keep(schoolId: string, key: string, body: unknown, by: string, at: number): Promise<void>;
}
