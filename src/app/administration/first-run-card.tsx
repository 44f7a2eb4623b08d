// 新学校五步: stations on a line, each done when the school shows that it is, each with the way there.
import { FileSpreadsheet } from 'lucide';
import { useState } from 'preact/hooks';
import { firstSteps, type FirstRun, type FirstStep } from '../../domain/first-run.ts';
import { post } from '../../sync/rest.ts';
import { useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { administrationWords } from '../words/administration.ts';
import styles from './first-run.module.css';

const ways: Record<FirstStep, string> = {
  buildings: '/places',
  people: '/people',
  plans: '/plans',
  codes: '/places/labels',
  phone: '/people/invites',
};

export function FirstRunCard({ of, onDismissed }: { of: FirstRun; onDismissed: () => void }) {
  const { firstRun: words } = administrationWords[useLanguage()];
  const [failed, setFailed] = useState(false);
  const done = firstSteps.filter((step) => of.steps[step] > 0).length;
  const next = firstSteps.find((step) => of.steps[step] === 0);
  const { invite } = administrationWords[useLanguage()];
  const dismiss = async () => {
    const answered = await post('/api/first-run', { did: 'dismiss' });
    setFailed(!answered.ok);
    if (answered.ok) onDismissed();
  };
  return (
    <Card kind="main">
      <h2>{words.title}</h2>
      <p class={styles.lead}>{words.lead(done)}</p>
      <Line aria-label={words.title}>
        {firstSteps.map((step) => {
          const n = of.steps[step];
          return (
            <Stop key={step} state={n > 0 ? 'done' : step === next ? 'here' : 'todo'}>
              <StopTitle>
                <a class={styles.way} href={ways[step]}>
                  {words.steps[step]}
                </a>
              </StopTitle>
              <StopAbout>{words.abouts[step](n)}</StopAbout>
            </Stop>
          );
        })}
      </Line>
      {failed && (
        <p class={styles.failed} role="alert">
          {invite.failed}
        </p>
      )}
      <div class={styles.keys}>
        <a class={styles.way} href="/people/file">
          <Icon of={FileSpreadsheet} size={22} /> {words.file}
        </a>
        <Button look="plain" onClick={() => void dismiss()}>
          {words.dismiss}
        </Button>
      </div>
    </Card>
  );
}
