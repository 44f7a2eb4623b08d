// 整改通知书, 重大隐患治理单 and the whole file of a case on A4: seen as it will be printed.
import { Printer } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { withOwnWord } from '../../db/hazards.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { HazardView } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { FilePaper } from './file-paper.tsx';
import { CaseSchema } from './load-case.ts';
import { MajorPaper } from './major-paper.tsx';
import { NoticePaper } from './notice-paper.tsx';
import { useDeskWords } from './use-case-desk.ts';

export const papers = ['notice', 'file', 'major'] as const;
export type Paper = (typeof papers)[number];

const sheets = { notice: NoticePaper, file: FilePaper, major: MajorPaper };
const titles = { notice: 'printNotice', file: 'printFile', major: 'printMajor' } as const;

export function PaperScreen({ id, paper }: { id: string; paper: Paper }) {
  const db = useDb();
  const { common } = useWords();
  const words = useDeskWords();
  const report = useReport<HazardView>(`/api/hazards/${encodeURIComponent(id)}`, CaseSchema);
  const { body, trouble } = report;
  const hazard = useLive(async () => body && (await whole(body)), [db, body]);
  const sheet = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const whole = async (view: HazardView): Promise<Hazard | undefined> => {
    const shown = { ...view.hazard, handling: { ...handlingOf(view.hazard), steps: view.steps } };
    return (await withOwnWord(db, async () => [shown])).get(id);
  };
  const printIt = async () => {
    setBusy(true);
    // A photo that is still on its way would leave its place white.
    const images = [...(sheet.current?.querySelectorAll('img') ?? [])];
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    setBusy(false);
    print();
  };
  const Sheet = sheets[paper];
  return (
    <Page
      title={words[titles[paper]]}
      back={common.back}
      backTo={`/hazards/${id}`}
      bar={
        hazard && (
          <Button look="primary" large aria-disabled={busy} onClick={() => void printIt()}>
            <Icon of={Printer} />
            {words.print}
          </Button>
        )
      }
    >
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && hazard && (
        <div ref={sheet}>
          <Sheet hazard={hazard} have={new Set(body.photos.flatMap((one) => (one.have ? [one.sha256] : [])))} />
        </div>
      )}
    </Page>
  );
}
