// 添加到桌面: help for the browser in hand, and only for that one.
import { CircleCheckBig } from 'lucide';
import { isInstalled, thisBrowser } from '../browser.ts';
import { useLanguage, useScreen, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { browserWords } from '../words/browsers.ts';
import { installWords } from '../words/install.ts';
import { installSteps } from './install-guide.ts';
import { GuidePicture } from './install-picture.tsx';
import styles from './install-picture.module.css';

export function InstallScreen() {
  const { common } = useWords();
  const language = useLanguage();
  const words = installWords[language];
  const install = useScreen((now) => now.install);
  const browser = thisBrowser();
  const frame = { title: words.installTitle, back: common.back, backTo: '/me' };
  if (isInstalled())
    return (
      <Page narrow {...frame}>
        <Notice icon={CircleCheckBig}>
          <h2>{words.alreadyInstalled}</h2>
          <p>{words.alreadyInstalledHint}</p>
        </Notice>
      </Page>
    );
  return (
    <Page
      narrow
      {...frame}
      sub={words.installLead}
      bar={
        install && (
          <Button look="primary" large onClick={() => void install()}>
            {words.installNow}
          </Button>
        )
      }
    >
      {!install && (
        <>
          <p class={styles.youUse}>{words.youUse(browserWords[language][browser.name])}</p>
          <Line aria-label={words.steps}>
            {installSteps(browser).map((step) => (
              <Stop key={step} state={step === 'unsure' || step === 'permission' ? 'late' : 'todo'}>
                <StopTitle>{words.guide[step].title}</StopTitle>
                <StopAbout>{words.guide[step].about}</StopAbout>
                <GuidePicture step={step} />
              </Stop>
            ))}
          </Line>
        </>
      )}
    </Page>
  );
}
