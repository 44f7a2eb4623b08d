// That something was recorded is told with its commit; how much waits by then is counted a moment later.

const listeners = new Set<() => void>();

export function onRecorded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const tellRecorded = (): void => listeners.forEach((tell) => tell());
