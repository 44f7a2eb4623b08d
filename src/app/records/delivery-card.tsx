// The way of a record as a line: kept here, received there, photos, delivered.
import { round } from '../../db/meta.ts';
import type { OwnRecord } from '../../db/records.ts';
import { clock } from '../format.ts';
import { shortReceipt } from '../receipt.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { deliverySteps } from './delivery-steps.ts';
import { networkWords } from './network-words.ts';

export function DeliveryCard({ record }: { record: OwnRecord }) {
  const db = useDb();
  const all = useWords();
  const { records: words, voice } = all;
  const spoken = record.inspection.voices?.length ?? 0;
  const now = useLive(() => round(db), [db]);
  const steps = deliverySteps(record);
  const { have, total } = record.photos;
  const items = record.inspection.answers.length;
  // What needs the person does not go by itself.
  const network = now && record.delivery !== 'attention' ? networkWords(now, all, record.stuck) : '';
  return (
    <Card>
      <div role="status">
        <Line aria-label={words.delivery}>
          <Stop state="done">
            <StopTitle>{words.savedAt(clock(record.submittedAt))}</StopTitle>
            <StopAbout>
              {words.savedWhat(items, record.inspection.photos.length)}
              {spoken > 0 && ` · ${voice.count(spoken)}`}
            </StopAbout>
          </Stop>
          <Stop state={steps.received}>
            <StopTitle>
              {steps.receivedAt === null ? words.toReceive : words.receivedAt(clock(steps.receivedAt))}
            </StopTitle>
            <StopAbout>
              {steps.receiptId ? words.receipt(shortReceipt(steps.receiptId)) : steps.receivedAt === null && network}
            </StopAbout>
          </Stop>
          {steps.photos && (
            <Stop state={steps.photos}>
              <StopTitle>{(spoken > 0 ? voice.carried : words.photosOf)(have, total)}</StopTitle>
              {steps.photos !== 'late' && (
                <StopAbout>
                  {steps.photos === 'done'
                    ? spoken > 0
                      ? voice.allCarried
                      : words.allPhotos
                    : record.stuck
                      ? network
                      : words.photosHint}
                </StopAbout>
              )}
            </Stop>
          )}
          <Stop state={steps.delivered}>
            <StopTitle>{words.delivered}</StopTitle>
            {steps.delivered !== 'done' && <StopAbout>{words.toDeliver}</StopAbout>}
            {record.cleared && <StopAbout>{words.cleared}</StopAbout>}
          </Stop>
        </Line>
      </div>
    </Card>
  );
}
