import { MapPinOff } from 'lucide';
import { useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

export function NotFound() {
  const { common } = useWords();
  return (
    <Page title={common.notFound}>
      <Notice icon={MapPinOff} action={<ButtonLink href="/">{common.toToday}</ButtonLink>}>
        {common.notFound}
      </Notice>
    </Page>
  );
}
