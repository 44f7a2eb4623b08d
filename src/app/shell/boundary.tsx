// When a screen fails: say that nothing is lost, and how to go on.
import { TriangleAlert } from 'lucide';
import { Component, type ComponentChildren } from 'preact';
import { isFull, isLost } from '../../db/full.ts';
import { walkFile } from '../preferences.ts';
import type { SaveUnsent } from '../records/save-unsent.tsx';
import { screen, type Words } from '../state.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type State = { failed: unknown; Save?: typeof SaveUnsent };

export class Boundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { failed: undefined };

  override componentDidCatch(failed: unknown) {
    console.error(failed);
    this.setState({ failed: failed ?? new Error('unknown') });
    // Where it cannot be fetched the rest of the page is shown all the same.
    void walkFile().then(
      (walk) => this.setState({ Save: walk.SaveUnsent }),
      () => undefined,
    );
  }

  override render() {
    const { failed, Save } = this.state;
    if (failed === undefined) return this.props.children;
    const { common } = screen.getState().words;
    const [what, hint] = wordsOf(failed, common);
    return (
      <Notice
        alert
        icon={TriangleAlert}
        action={
          <>
            <Button look="primary" onClick={() => location.reload()}>
              {common.reload}
            </Button>
            <ButtonLink href="/">{common.toToday}</ButtonLink>
            {Save && <Save />}
          </>
        }
      >
        <h1>{what}</h1>
        <p>{hint}</p>
        <small>{(failed as Error).message ?? ''}</small>
      </Notice>
    );
  }
}

function wordsOf(failed: unknown, common: Words['common']): [what: string, hint: string] {
  // Asked a question, Dexie says it in an error of its own.
  if (/DatabaseNewer/.test(String(failed))) return [common.newer, common.newerHint];
  // Of a disk without a byte left Chromium says only that it cannot open what is stored on it.
  return isFull(failed) || isLost(failed) ? [common.shut, common.shutHint] : [common.oops, common.oopsHint];
}
