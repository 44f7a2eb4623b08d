// P4: the checklist being walked through, or why it cannot be.
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { screen } from '../state.ts';
import { useWords } from '../use-screen.ts';
import { Page } from '../ui/page.tsx';
import { useAwake } from './awake.ts';
import { Checklist } from './checklist.tsx';
import { mostSilentMs } from './draft-opening.ts';
import { NoDraft } from './no-draft-door.ts';
import { useOpenDraft } from './use-open-draft.ts';

export function ChecklistScreen() {
  const { params, query } = useRoute();
  const id = params['id'] ?? '';
  return <Walk key={id} id={id} startAt={query['item']} />;
}

function Walk({ id, startAt }: { id: string; startAt: string | undefined }) {
  const opening = useOpenDraft(id, startAt);
  useAwake();
  useCapturing(id);
  switch (opening.is) {
    case 'opening':
      return <Opening />;
    case 'elsewhere':
      return <NoDraft is="elsewhere" onTake={opening.take} />;
    case 'submitted':
    case 'absent':
    case 'noTemplate':
      return <NoDraft is={opening.is} id={id} />;
    case 'failed':
      throw opening.error;
    case 'open':
      return <Checklist store={opening.store} jumped={startAt !== undefined} />;
  }
}

/** Reading takes a moment, in which nothing is better than a page that goes at once; who waits longer is told. */
function Opening() {
  const { common } = useWords();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), mostSilentMs);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <Page title={common.loading}>{null}</Page> : null;
}

/** While a checklist is open nothing may reload the page. */
export function useCapturing(id: string): void {
  useEffect(() => {
    screen.setState({ capturing: id });
    return () => screen.setState({ capturing: null });
  }, [id]);
}
