// The way to what is kept aside: without a network its screen cannot be fetched, and says so.
import { CloudOff } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

export const HeldScreen = later(() =>
  import('../held.ts').then(
    (loaded) => loaded.HeldScreen,
    () => NotFetched,
  ),
);

function NotFetched() {
  const { common, manage, phones } = useWords();
  return (
    <Page title={phones.heldTitle} back={common.back} backTo="/me">
      <Notice icon={CloudOff} action={<Button onClick={() => location.reload()}>{common.retry}</Button>}>
        <p>{manage.offline}</p>
        <p>{manage.offlineHint}</p>
      </Notice>
    </Page>
  );
}
