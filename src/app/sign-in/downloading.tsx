// Signing in and the first download: what has arrived so far, never a spinner alone.
import { useWords } from '../use-screen.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Progress } from '../ui/progress.tsx';
import { Door } from './door.tsx';
import styles from './sign-in.module.css';

/** No documents yet: the server is still being asked. */
export function Downloading({ documents }: { documents: number }) {
  const { signIn } = useWords();
  const isIn = documents > 0;
  return (
    <Door title={signIn.title} sub={signIn.lead} fixed>
      <div class={styles.form} role="status">
        <Line aria-label={signIn.steps}>
          <Stop state={isIn ? 'done' : 'here'}>
            <StopTitle>{isIn ? signIn.enter : signIn.entering}</StopTitle>
            <StopAbout> </StopAbout>
          </Stop>
          <Stop state={isIn ? 'here' : 'todo'}>
            <StopTitle>{signIn.downloading}</StopTitle>
            <StopAbout>{isIn ? signIn.downloaded(documents) : ' '}</StopAbout>
            {isIn && <Progress label={signIn.downloading} value={documents} of={null} />}
          </Stop>
          <Stop state="todo">
            <StopTitle>{signIn.ready}</StopTitle>
          </Stop>
        </Line>
      </div>
    </Door>
  );
}
