// When a screen fails: say that nothing is lost, and how to go on.
import { TriangleAlert } from 'lucide';
import { Component, type ComponentChildren } from 'preact';
import { DatabaseNewer } from '../../db/device-db.ts';
import { isFull, isLost } from '../../db/full.ts';
import { screen, type Words } from '../state.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export class Boundary extends Component<{ children: ComponentChildren }, { failed: unknown }> {
  override state = { failed: undefined };

  override componentDidCatch(failed: unknown) {
    console.error(failed);
    this.setState({ failed: failed ?? new Error('unknown') });
  }

  override render() {
    if (this.state.failed === undefined) return this.props.children;
    const { common } = screen.getState().words;
    const [what, hint] = wordsOf(this.state.failed, common);
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
          </>
        }
      >
        <h1>{what}</h1>
        <p>{hint}</p>
        <small>{(this.state.failed as Error | undefined)?.message ?? ''}</small>
      </Notice>
    );
  }
}

function wordsOf(failed: unknown, common: Words['common']): [what: string, hint: string] {
  if (failed instanceof DatabaseNewer) return [common.newer, common.newerHint];
  // Of a disk without a byte left Chromium says only that it cannot open what is stored on it.
  return isFull(failed) || isLost(failed) ? [common.shut, common.shutHint] : [common.oops, common.oopsHint];
}
