// The address is right, but there is nothing to fill in here: why, and where to go.
import { Layers, CircleCheck, CloudOff, FileX, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { SchoolCopies } from '../copies-later.ts';
import { useWords } from '../use-screen.ts';
import { cameByBack } from '../ui/back.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** `is`: where the inspection of this address is; `onTake`: it is to be written here, and no more in the other window. */
export type NoDraftProps =
  | { is: 'submitted' | 'absent' | 'noTemplate'; id: string }
  | { is: 'elsewhere'; onTake: () => void };

export function NoDraft(props: NoDraftProps) {
  switch (props.is) {
    case 'submitted':
      return <Submitted id={props.id} />;
    case 'absent':
      return <Absent id={props.id} />;
    case 'noTemplate':
      return <NoTemplate />;
    case 'elsewhere':
      return <Elsewhere onTake={props.onTake} />;
  }
}

function Submitted({ id }: { id: string }) {
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

const Absent = ({ id }: { id: string }) => {
  const { absent } = useWords().inspection;
  return (
    <Nothing icon={FileX} title={absent.title} hint={absent.hint}>
      <SchoolCopies only={id} />
    </Nothing>
  );
};

const NoTemplate = () => {
  const { noTemplate } = useWords().inspection;
  return <Nothing icon={CloudOff} title={noTemplate.title} hint={noTemplate.hint} />;
};

type NothingProps = { icon: IconNode; title: string; hint: string; children?: ComponentChildren };

function Nothing({ icon, title, hint, children }: NothingProps) {
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
      {children}
    </Page>
  );
}

function Elsewhere({ onTake }: { onTake: () => void }) {
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
      <Notice icon={Layers}>{elsewhere.hint}</Notice>
    </Page>
  );
}
