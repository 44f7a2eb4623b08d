// A screen that needs the school and could not be fetched without a network.
import { CloudOff } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { screen } from '../state.ts';
import { useWords } from '../use-screen.ts';
import { Button } from './button.tsx';
import { later } from './later.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

/** Stands where the screen should, and asks for it again whenever it is opened and while there is a network. */
export const notYet = (bring: () => Promise<unknown>) => {
  // A moment after it failed a part of it may come from the cache of the browser: loading anew would then never end.
  let justFailed = true;
  return function NotYet() {
    const { common, manage } = useWords();
    useEffect(() => {
      // Styles that failed are not asked for a second time: the page is loaded anew, unless something is in memory alone.
      const again = () =>
        void bring().then(
          () => screen.getState().unsaved.length === 0 && location.reload(),
          () => undefined,
        );
      if (!justFailed) again();
      justFailed = false;
      const timer = setInterval(() => navigator.onLine && again(), 3000);
      return () => clearInterval(timer);
    }, []);
    return (
      <Page title={manage.offline} back={common.back}>
        <Notice icon={CloudOff} action={<Button onClick={() => location.reload()}>{common.retry}</Button>}>
          <p>{manage.offlineHint}</p>
        </Notice>
      </Page>
    );
  };
};

/** Like `later`, for what is a whole screen. */
export const laterScreen = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  later<P>(() => load().catch(() => notYet(load)));
