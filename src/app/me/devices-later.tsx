// The way to where one is signed in: without a network its screen cannot be fetched, and says so.
import { CloudOff } from 'lucide';
import { Button } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../use-screen.ts';

export const DevicesScreen = later(() =>
  import('../own-devices.ts').then(
    (loaded) => loaded.DevicesScreen,
    () => NotFetched,
  ),
);

function NotFetched() {
  const { common, me: words } = useWords();
  return (
    <Page narrow title={words.deviceTitle} sub={words.deviceSub} back={common.back} backTo="/me">
      <Notice icon={CloudOff} action={<Button onClick={() => location.reload()}>{common.retry}</Button>}>
        {words.devicesOffline}
      </Notice>
    </Page>
  );
}
