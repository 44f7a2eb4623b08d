// Another window may submit or give up the draft while this one shows it; then this one says what became of it.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { NoDraft } from './no-draft-door.ts';
import { useDraft, useStore } from './use-draft.ts';
import { whereItWent } from './draft-opening.ts';

export function StillThere({ id, children }: { id: string; children: ComponentChildren }) {
  const { db } = useStore();
  const isGone = useDraft((now) => now.trouble === 'gone');
  const [where, setWhere] = useState<'submitted' | 'absent' | null>(null);
  useEffect(() => {
    if (isGone) void whereItWent(db, id).then(setWhere);
  }, [isGone]);
  return where ? <NoDraft is={where} id={id} /> : <>{children}</>;
}
