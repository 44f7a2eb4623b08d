// Who wants to hear that something was written, and of what kind it was. Told once it is on the disk.
import type { Heard, Topic } from '../heard.ts';

export type Hearing = Heard & {
  /** Inside a step: this will have been written. */
  note(schoolId: string, topic: Topic): void;
  /** The group is over. What was taken back is told as well: whoever asks then finds nothing new. */
  tell(): void;
};

export function hearing(): Hearing {
  const listeners = new Set<Parameters<Heard['listen']>[0]>();
  let noted = new Map<string, Set<Topic>>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    note(schoolId, topic) {
      if (listeners.size === 0) return;
      const topics = noted.get(schoolId) ?? new Set();
      noted.set(schoolId, topics.add(topic));
    },
    tell() {
      if (noted.size === 0) return;
      const all = noted;
      noted = new Map();
      for (const [schoolId, topics] of all) for (const listener of listeners) listener(schoolId, topics);
    },
  };
}
