// The address is right, but there is nothing to fill in here: why, and where to go.
import { AppWindow, CircleCheck, CloudDownload, FileQuestion } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

export function Submitted({ id }: { id: string }) {
  const { submitted } = useWords().inspection;
  return (
    <Page title={submitted.title}>
      <Notice
        icon={CircleCheck}
        action={
          <ButtonLink look="primary" href={`/record/${id}`}>
            {submitted.open}
          </ButtonLink>
        }
      >
        {submitted.title}
      </Notice>
    </Page>
  );
}

export function Absent() {
  const { inspection, common } = useWords();
  return (
    <Page title={inspection.absent.title}>
      <Notice
        icon={FileQuestion}
        action={
          <ButtonLink look="primary" href="/">
            {common.toToday}
          </ButtonLink>
        }
      >
        {inspection.absent.hint}
      </Notice>
    </Page>
  );
}

export function NoTemplate() {
  const { inspection, common } = useWords();
  return (
    <Page title={inspection.noTemplate.title}>
      <Notice
        icon={CloudDownload}
        action={
          <ButtonLink look="primary" href="/">
            {common.toToday}
          </ButtonLink>
        }
      >
        {inspection.noTemplate.hint}
      </Notice>
    </Page>
  );
}

export function Elsewhere({ onTake }: { onTake: () => void }) {
  const { inspection, common } = useWords();
  const { elsewhere } = inspection;
  return (
    <Page title={elsewhere.title} bar={<ButtonLink href="/">{common.toToday}</ButtonLink>}>
      <Notice
        icon={AppWindow}
        action={
          <Button look="primary" large onClick={onTake}>
            {elsewhere.take}
          </Button>
        }
      >
        {elsewhere.hint}
      </Notice>
    </Page>
  );
}
