// For what comes about by itself: waited for until it is so, since a second is nothing to a machine that is busy.
import { vi } from 'vitest';

/** Resolves with what `check` answers once it throws no more. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 120_000 });
