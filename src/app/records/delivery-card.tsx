// The way of a record as a line: kept here, received there, photos, delivered.
import { round } from '../../db/meta.ts';
import type { OwnRecord } from '../../db/records.ts';
import { clock } from '../format.ts';
import { shortReceipt } from '../receipt.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { deliverySteps } from './delivery-steps.ts';
import { networkWords } from './network-words.ts';

export function DeliveryCard({ record }: { record: OwnRecord }) {
  const db = useDb();
  const language = useLanguage();
  const { records: words } = useWords();
  const now = useLive(() => round(db), [db]);
  const steps = deliverySteps(record);
  const { have, total } = record.photos;
  const items = record.inspection.answers.length;
  // What needs the person does not go by itself.
  const network = now && record.delivery !== 'attention' ? networkWords(now, words) : '';
  return (
    <Card>
      <div role="status">
        <Line aria-label={words.delivery}>
          <Stop state="done">
            <StopTitle>{words.savedAt(clock(record.submittedAt, language))}</StopTitle>
            <StopAbout>{words.savedWhat(items, record.inspection.photos.length)}</StopAbout>
          </Stop>
          <Stop state={steps.received}>
            <StopTitle>
              {steps.receivedAt === null ? words.toReceive : words.receivedAt(clock(steps.receivedAt, language))}
            </StopTitle>
            <StopAbout>
              {steps.receiptId ? words.receipt(shortReceipt(steps.receiptId)) : steps.receivedAt === null && network}
            </StopAbout>
          </Stop>
          {steps.photos && (
            <Stop state={steps.photos}>
              <StopTitle>{words.photosOf(have, total)}</StopTitle>
              {steps.photos !== 'late' && (
                <StopAbout>{steps.photos === 'done' ? words.allPhotos : words.photosHint}</StopAbout>
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
