// One case with all that managers may do, and its papers.
import { FileText, Printer } from 'lucide';
import { CasePage } from '../cases/case-page.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { deskSteps } from './desk-steps.ts';
import { useDeskWords } from './use-case-desk.ts';

export function DeskCase({ id }: { id: string }) {
  const words = useDeskWords();
  const at = `/hazards/${encodeURIComponent(id)}?paper=`;
  const more = (
    <>
      <Rows label={words.print}>
        <Row icon={FileText} href={`${at}notice`}>
          {words.printNotice}
        </Row>
        <Row icon={Printer} href={`${at}file`}>
          {words.printFile}
        </Row>
      </Rows>
      <p>{words.evidenceHint}</p>
      <ButtonLink href={`/api/hazards/${encodeURIComponent(id)}/evidence`} download>
        {words.evidence}
      </ButtonLink>
    </>
  );
  return <CasePage id={id} sheets={deskSteps} more={more} />;
}
