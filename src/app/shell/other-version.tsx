// Another page of the app on this phone has another version: what to do, above every screen, and where there is none yet.
import { render } from 'preact';
import type { Trouble } from '../../db/device-db.ts';
import { allWords } from '../preferences.ts';
import { screen } from '../state.ts';
import { useScreen } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import styles from './update-offer.module.css';

let place: HTMLElement | undefined;

export async function tellOtherVersion(trouble: Trouble): Promise<void> {
  await allWords();
  if (!place) document.body.prepend((place = document.createElement('div')));
  place.className = styles.above ?? '';
  render(<Told trouble={trouble} />, place);
  // The old page was closed, and somebody is known here.
  const stop = screen.subscribe((now, before) => {
    if (trouble === 'newer' || now.session === before.session) return;
    stop();
    render(null, place!);
  });
}

function Told({ trouble }: { trouble: Trouble }) {
  const { common, otherVersion } = useScreen((now) => now.words);
  const isNewer = trouble === 'newer';
  const [what, hint] = isNewer ? [common.newer, common.newerHint] : [otherVersion.heldOpen, otherVersion.heldOpenHint];
  return (
    <div class={styles.offer} role="alert">
      <span>
        {what}
        <small> {hint}</small>
      </span>
      {isNewer && <Button onClick={() => location.reload()}>{common.reload}</Button>}
    </div>
  );
}
