// Signing in and the first download: how much of it has come, of how much, and about how long it still takes; never a spinner alone.
import { useRef } from 'preact/hooks';
import type { Downloaded } from '../../sync/sign-in.ts';
import { size } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Progress } from '../ui/progress.tsx';
import { Door } from './door.tsx';
import { secondsLeft } from './seconds-left.ts';
import styles from './sign-in.module.css';

/** Nothing has come yet: the server is still being asked. */
export const asking: Downloaded = { documents: 0, bytes: 0, share: null };

export function Downloading({ step }: { step: Downloaded }) {
  const { signIn } = useWords();
  const since = useRef<number | null>(null);
  const { documents, bytes, share } = step;
  const isIn = documents > 0 || bytes > 0;
  if (isIn) since.current ??= Date.now();
  const left = secondsLeft(share, Date.now() - (since.current ?? Date.now()));
  return (
    <Door title={signIn.title} sub={signIn.lead}>
      <div class={styles.form} role="status">
        <Line aria-label={signIn.steps}>
          <Stop state={isIn ? 'done' : 'here'}>
            <StopTitle>{isIn ? signIn.enter : signIn.entering}</StopTitle>
            <StopAbout> </StopAbout>
          </Stop>
          <Stop state={isIn ? 'here' : 'todo'}>
            <StopTitle>{signIn.downloading}</StopTitle>
            <StopAbout>
              {!isIn
                ? '\u00a0'
                : share === null || share === 0
                  ? signIn.downloaded(documents)
                  : signIn.downloadedOf(size(bytes), size(bytes / share), Math.floor(share * 100))}
            </StopAbout>
            <StopAbout>{left === null ? '\u00a0' : signIn.secondsLeft(left)}</StopAbout>
            {isIn && (
              <Progress
                label={signIn.downloading}
                value={share === null ? documents : share * 100}
                of={share === null ? null : 100}
              />
            )}
          </Stop>
          <Stop state="todo">
            <StopTitle>{signIn.ready}</StopTitle>
          </Stop>
        </Line>
      </div>
    </Door>
  );
}
