// One case with all that managers may do, and its papers.
import { FileText, Phone, Printer } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardView } from '../../domain/hazard-reports.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { CasePage } from '../cases/case-page.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { useReport } from '../use-report.ts';
import { deskSteps } from './desk-steps.ts';
import { CaseSchema } from './load-case.ts';
import { Withheld } from './withheld.tsx';
import { useDeskWords } from './use-case-desk.ts';

/** What is or was judged to be major is put right by its own sheet (`domain.md` 6.2). */
const isMajor = (hazard: Hazard | undefined): boolean =>
  hazard?.grade === 'M' || hazard?.handling?.judged?.grade === 'M';

/** The page shows what lies on this phone, which may be minutes old: it is fetched as the case is opened, and when the school has heard more of it. */
function useNews(told: HazardView | undefined): void {
  const now = told && JSON.stringify(told.hazard);
  useEffect(() => {
    if (now !== undefined) deliverSoon();
  }, [now]);
}

export function DeskCase({ id }: { id: string }) {
  const words = useDeskWords();
  const report = useReport<HazardView>(`/api/hazards/${id}`, CaseSchema);
  useNews(report.body);
  const reach = report.body?.reach?.filter(({ phone }) => phone) ?? [];
  const at = `/hazards/${encodeURIComponent(id)}?paper=`;
  const more = (
    <>
      {reach.length > 0 && (
        <Rows label={words.reach}>
          {reach.map(({ name, dept, phone }) => (
            <Row key={name} icon={Phone} href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} about={dept}>
              {words.call(name, phone)}
            </Row>
          ))}
        </Rows>
      )}
      <Rows label={words.print}>
        <Row icon={FileText} href={`${at}notice`}>
          {words.printNotice}
        </Row>
        {isMajor(report.body?.hazard) && (
          <Row icon={FileText} href={`${at}major`}>
            {words.printMajor}
          </Row>
        )}
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
  const forTerm = report.body?.beforeTerm === undefined ? undefined : report.body.hazard;
  return <CasePage {...{ id, more, forTerm }} sheets={deskSteps} withheld={Withheld} />;
}
