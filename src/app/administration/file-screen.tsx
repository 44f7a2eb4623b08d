// 用表格导入、导出: a workbook to take away and to bring back; what it would change is shown, and kept in one step or not at all.
import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { FileField } from '../file-field.tsx';
import type { InviteMade } from '../../domain/invite.ts';
import { BadSchoolRows, SchoolFileKept, SchoolRead, type BadSchoolRow } from '../../domain/school-file.ts';
import { postFile, type Failure } from '../../sync/rest.ts';
import { BesideApp } from '../print/beside-app.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { administrationWords } from '../words/administration.ts';
import { FilePreview, FileRows } from './file-preview.tsx';
import { InviteSlips } from './invite-slips.tsx';
import styles from './file.module.css';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Outcome =
  | { is: 'reading' }
  | { is: 'read'; read: SchoolRead; said: string }
  | { is: 'bad'; rows: BadSchoolRow[] }
  | { is: 'failed'; says: string }
  | { is: 'kept'; changed: number; invites: InviteMade[] };

export function FileScreen() {
  const { common, problems } = useWords();
  const { file: words, invite } = administrationWords[useLanguage()];
  const [bytes, setBytes] = useState<ArrayBuffer | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);

  const failed = (answered: Failure, unknown: string) => {
    const bad = v.safeParse(BadSchoolRows, answered.problem);
    if (bad.success) return setOutcome({ is: 'bad', rows: bad.output.rows });
    const offline = navigator.onLine ? unknown : words.offline;
    setOutcome({ is: 'failed', says: answered.code ? problems[answered.code] : offline });
  };
  const read = async (of: ArrayBuffer, said = '') => {
    setBytes(of);
    setOutcome({ is: 'reading' });
    const answered = await postFile('/api/school-file/read', { bytes: of, type: xlsxType }, SchoolRead);
    if (answered.ok) setOutcome({ is: 'read', read: answered.body, said });
    else failed(answered, words.failed);
  };
  const keep = async (of: ArrayBuffer, basis: number) => {
    setBusy(true);
    const path = `/api/school-file/kept?basis=${basis}`;
    const answered = await postFile(path, { bytes: of, type: xlsxType }, SchoolFileKept);
    setBusy(false);
    if (answered.ok) return setOutcome({ is: 'kept', ...answered.body });
    if (answered.code === 'conflict') return read(of, words.moved);
    failed(answered, words.uncertain);
  };
  return (
    <Page narrow title={words.title} sub={words.sub} back={common.back} backTo="/people">
      <div class={styles.stack}>
        <Card>
          <h2 class={styles.heading}>{words.take}</h2>
          <p class={styles.quiet}>{words.takeHint}</p>
          <div class={styles.ways}>
            <ButtonLink href="/api/school-file?sheets=people" download>
              <Icon of={Download} size={22} />
              {words.takePeople}
            </ButtonLink>
            <ButtonLink href="/api/school-file" download>
              <Icon of={Download} size={22} />
              {words.takeAll}
            </ButtonLink>
          </div>
          <details class={styles.how}>
            <summary>{words.columns}</summary>
            <p>{words.columnsOf.people}</p>
            <p>{words.columnsOf.plans}</p>
            <p>{words.columnsOf.when}</p>
          </details>
        </Card>
        <Card>
          <FileField
            label={words.choose}
            accept={`.xlsx,${xlsxType}`}
            onChoose={(file) => void file.arrayBuffer().then((of) => read(of))}
          />
          {outcome?.is === 'reading' && <p role="status">{words.reading}</p>}
          {outcome?.is === 'failed' && (
            <p class={styles.failed} role="alert">
              {outcome.says}
            </p>
          )}
          {outcome?.is === 'bad' && <FileRows rows={outcome.rows} />}
          {outcome?.is === 'read' && (
            <FilePreview
              read={outcome.read}
              said={outcome.said}
              busy={busy}
              onKeep={() => bytes && void keep(bytes, outcome.read.basis)}
            />
          )}
          {outcome?.is === 'kept' && (
            <p class={styles.done} role="status">
              {words.kept(outcome.changed)}
            </p>
          )}
        </Card>
        {outcome?.is === 'kept' && outcome.invites.length > 0 && (
          <Card>
            <h2 class={styles.heading}>{invite.made(outcome.invites.length)}</h2>
            <p class={styles.quiet}>{invite.madeHint}</p>
            <div class={styles.ways}>
              <Button look="primary" large wide onClick={() => print()}>
                {invite.printSome(outcome.invites.length)}
              </Button>
            </div>
            <BesideApp>
              <InviteSlips of={outcome.invites} />
            </BesideApp>
          </Card>
        )}
      </div>
    </Page>
  );
}
