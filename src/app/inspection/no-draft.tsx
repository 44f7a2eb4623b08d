// The address is right, but there is nothing to fill in here: why, and where to go.
import { AppWindow, CircleCheck, CloudDownload, FileQuestion, type IconNode } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { cameByBack } from '../ui/back.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

export function Submitted({ id }: { id: string }) {
  const { submitted } = useWords().inspection;
  // The page of an inspection that is handed in lies behind its record: nobody who presses Back wants it.
  const isPassedBy = cameByBack();
  useEffect(() => {
    if (isPassedBy) history.back();
  }, []);
  if (isPassedBy) return null;
  return (
    <Page
      title={submitted.title}
      bar={
        <ButtonLink look="primary" large href={`/record/${id}`}>
          {submitted.open}
        </ButtonLink>
      }
    >
      <Notice icon={CircleCheck}>{submitted.title}</Notice>
    </Page>
  );
}

export const Absent = () => {
  const { absent } = useWords().inspection;
  return <Nothing icon={FileQuestion} title={absent.title} hint={absent.hint} />;
};

/** `is`: where the inspection of this address went. */
export const NoDraft = ({ id, is }: { id: string; is: 'submitted' | 'absent' }) =>
  is === 'submitted' ? <Submitted id={id} /> : <Absent />;

export const NoTemplate = () => {
  const { noTemplate } = useWords().inspection;
  return <Nothing icon={CloudDownload} title={noTemplate.title} hint={noTemplate.hint} />;
};

function Nothing({ icon, title, hint }: { icon: IconNode; title: string; hint: string }) {
  const { common } = useWords();
  return (
    <Page
      title={title}
      bar={
        <ButtonLink look="primary" large href="/">
          {common.toToday}
        </ButtonLink>
      }
    >
      <Notice icon={icon}>{hint}</Notice>
    </Page>
  );
}

export function Elsewhere({ onTake }: { onTake: () => void }) {
  const { inspection, common } = useWords();
  const { elsewhere } = inspection;
  return (
    <Page
      title={elsewhere.title}
      bar={
        <>
          <ButtonLink large href="/">
            {common.toToday}
          </ButtonLink>
          <Button look="primary" large onClick={onTake}>
            {elsewhere.take}
          </Button>
        </>
      }
    >
      <Notice icon={AppWindow}>{elsewhere.hint}</Notice>
    </Page>
  );
}
