// Draws what it holds once, and again only when that changes: a list that grows does not draw its beginning anew.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useLanguage } from '../use-screen.ts';

export function Still<T>({ of, draw }: { of: T; draw: (of: T) => ComponentChildren }) {
  return <>{useMemo(() => draw(of), [of, useLanguage()])}</>;
}
