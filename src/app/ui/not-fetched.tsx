// A screen that needs the school and could not be fetched without a network.
import { CloudOff } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

export function NotFetched({ title, backTo }: { title: string; backTo: string }) {
  const { common, manage } = useWords();
  return (
    <Page title={title} back={common.back} backTo={backTo}>
      <Notice icon={CloudOff} action={<Button onClick={() => location.reload()}>{common.retry}</Button>}>
        <p>{manage.offline}</p>
        <p>{manage.offlineHint}</p>
      </Notice>
    </Page>
  );
}
