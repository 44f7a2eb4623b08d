// P9: before submitting. What is missing stands first, with a way to it; what is noticed is said and stops nobody.
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { draft as draftOf } from '../../db/drafts.ts';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import { nameUnnamed } from '../../db/photos.ts';
import { sayLate } from '../../db/record.ts';
import { walkedTemplate } from '../../db/walked-template.ts';
import { inspectionDay, gaps } from '../../domain/inspection.ts';
import { isLate } from '../../domain/second-look.ts';
import { spotPhoto } from '../../domain/spot-photo.ts';
import type { Template } from '../../domain/template.ts';
import { correctedMs } from '../../domain/moment.ts';
import { dayAndClock, inLanguage } from '../format.ts';
import { LeftAnswers } from '../left-answers.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { buzz, refused } from './buzz.ts';
import { CheckFindings } from './check-findings.tsx';
import { CheckNotices } from './check-notices.tsx';
import { useCapturing } from './checklist-screen.tsx';
import { itemHref } from './item-href.ts';
import { ErrorSummary } from './error-summary.tsx';
import { NoDraft } from './no-draft.tsx';
import { SpotCard } from './spot-card.tsx';
import { useSubmit } from './submit.ts';
import { whereItWent } from './draft-opening.ts';
import styles from './check.module.css';

type Found = { is: 'draft'; draft: Draft; template: Template } | { is: 'noTemplate' | 'submitted' | 'absent' };

async function find(db: DeviceDb, id: string): Promise<Found> {
  const draft = await draftOf(db, id);
  if (!draft) return { is: await whereItWent(db, id) };
  const template = await walkedTemplate(db, draft);
  return template ? { is: 'draft', draft, template } : { is: 'noTemplate' };
}

export function CheckScreen() {
  const id = useRoute().params['id'] ?? '';
  const db = useDb();
  const { inspection } = useWords();
  const found = useLive(() => find(db, id), [db, id]);
  const [last, setLast] = useState<Found>();
  const submit = useSubmit(id);
  useCapturing(id);
  const { route } = useLocation();
  // Whoever opens this address itself was never at the draft; what is no picture yet is made there.
  const named = (left: string[]) => left.length > 0 && route(`/inspection/${id}`, true);
  useEffect(() => void nameUnnamed(db, id).then(named).catch(console.error), [db, id]);
  if (found?.is === 'draft' && found !== last) setLast(found);
  // The draft is gone the moment it is an entry; what was shown stays until the record is.
  const shown = submit.isUnderWay && last ? last : found;
  if (!shown) return <Page title={inspection.check.title}>{null}</Page>;
  if (shown.is === 'draft') return <Check draft={shown.draft} template={shown.template} submit={submit} />;
  return <NoDraft is={shown.is} id={id} />;
}

type CheckProps = { draft: Draft; template: Template; submit: ReturnType<typeof useSubmit> };

function Check({ draft, template, submit }: CheckProps) {
  const { check } = useWords().inspection;
  const language = useLanguage();
  const { school } = useSession();
  const on = inspectionDay(draft, school.timeZone);
  const missing = gaps(template, draft.answers, on);
  const [first] = missing;
  const [reason, setReason] = useState(draft.late?.reason ?? '');
  const [asked, setAsked] = useState(false);
  const [skipped, skip] = useState<NonNullable<Draft['spot']>>(draft.spot ?? { skipped: null });
  const db = useDb();
  const now = useLive(() => moment(db), [db]);
  const finishedAt = draft.correction?.finishedAt ?? now;
  const isOverdue = finishedAt !== undefined && isLate({ startedAt: draft.startedAt, finishedAt }, school.timeZone);
  const spot = spotPhoto(draft.id, template, { answers: draft.answers, spot: skipped });
  const send = () => {
    if (spot?.is === 'due' || (isOverdue && !reason.trim())) {
      buzz(refused);
      return setAsked(true);
    }
    submit.go({
      ...(isOverdue && { late: { reason: reason.trim() } }),
      ...(spot && { spot: { skipped: spot.is === 'given' ? null : skipped.skipped } }),
    });
  };
  return (
    <Page
      title={first ? check.todo(missing.length) : check.title}
      sub={`${draft.placeName} · ${inLanguage(template.name, language)}`}
      back={check.back}
      backTo={`/inspection/${draft.id}`}
      bar={
        first ? (
          <ButtonLink look="primary" large href={itemHref(draft.id, first.itemId)}>
            {check.goOn}
          </ButtonLink>
        ) : (
          <Button look="primary" large aria-disabled={submit.isUnderWay} onClick={send}>
            {submit.isUnderWay ? check.submitting : check.submit}
          </Button>
        )
      }
    >
      <div class={styles.parts}>
        {submit.refusal && (
          <p class={styles.refusal} role="alert">
            <b>{check.refused}</b> {submit.refusal}
          </p>
        )}
        {first && <ErrorSummary draftId={draft.id} template={template} missing={missing} />}
        {isOverdue && (
          <TextField
            label={check.late(dayAndClock(correctedMs(draft.startedAt), language))}
            hint={check.lateHint}
            maxLength={200}
            value={reason}
            error={asked && !reason.trim() ? check.lateNeeded : undefined}
            onInput={({ currentTarget: { value } }) => {
              setReason(value);
              void sayLate(db, draft.id, value).catch(console.error);
            }}
          />
        )}
        {spot && !first && (
          <SpotCard
            draft={draft}
            template={template}
            spot={spot}
            asked={asked}
            onSkip={(why) => skip({ skipped: why })}
          />
        )}
        <CheckNotices draft={draft} template={template} on={on} />
        <CheckFindings draft={draft} template={template} on={on} />
        <LeftAnswers carried={draft.carried} />
        {!first && <p class={styles.after}>{check.afterwards}</p>}
      </div>
    </Page>
  );
}
