import { expect, test } from 'vitest';
import { answer, at, entry, id, inspection, li, photo, sha256, wang, withAnswers } from '../../tests/cast.ts';
import { Ledger, sayings } from '../../tests/cast-cases.ts';
import { withoutWords } from './covered-case.ts';
import { hazardId } from './hazard.ts';
import { asDrawn } from './marked.ts';
import type { Mark, Photo } from './photo.ts';

const circle: Mark = { is: 'circle', from: [0.1, 0.1], to: [0.4, 0.4] };
const words: Mark = { is: 'text', at: [0.5, 0.5], text: '床下' };
const drawn = (name: string, ...marks: Mark[]): Photo => ({ ...photo('report', sha256(name)), marks });

test('what was drawn over photos of a report and of its steps is shown with the case, and that of others is not', () => {
  const ledger = new Ledger();
  const [one, bare, comment] = [drawn('one', circle), photo('report', sha256('bare')), drawn('comment', words)];
  const { id: hazard } = ledger.report(wang, { photos: [one, bare] });
  const said = { ...sayings.comment(ledger.hazard(hazard)), photos: [comment] };
  expect(ledger.take(hazard, wang, said as ReturnType<typeof sayings.comment>)).toBeNull();
  const after = ledger.hazard(hazard);
  expect(asDrawn(after, after.photos)).toEqual([
    { sha256: one.sha256, width: 1600, height: 1200, marks: [circle] },
    { sha256: bare.sha256 },
  ]);
  expect(asDrawn(after, after.handling!.steps[0]!.photos)).toMatchObject([{ marks: [words] }]);
});

test('a correction that takes the marks away takes them from the case, and leaves those of who saw it since', () => {
  const ledger = new Ledger();
  const subject = id(2600);
  const hazard = hazardId(subject, 'Z1-01');
  const first = { ...photo('Z1-01', sha256('door')), marks: [circle] };
  const submit = (n: number, one: Photo) =>
    ledger.say(
      entry(
        'inspection-submitted',
        inspection({
          answers: withAnswers(answer('Z1-01', 'fail', { photos: [one.sha256] })),
          photos: [...inspection().photos, one],
        }),
        {
          id: id(n),
          subject,
          schema: 3,
          at: at(ledger.now),
          supersedes: n === 2601 ? null : id(2601),
        },
      ),
      wang,
    );
  expect(submit(2601, first)).toBeNull();
  expect(asDrawn(ledger.hazard(hazard), [first.sha256])).toMatchObject([{ marks: [circle] }]);
  const { placeId } = ledger.hazard(hazard);
  const later = { ...photo('Z1-01', sha256('later')), marks: [words] };
  const seen = { placeId, inspectionId: id(2700), seen: 'still' as const, note: '', photos: [later] };
  ledger.say(entry('hazard-seen', seen, { subject: hazard, by: li.id, photos: [later.sha256] }), li);
  const { marks: _marks, ...bare } = first;
  expect(submit(2602, bare)).toBeNull();
  expect(ledger.hazard(hazard).marked).toEqual({ [later.sha256]: { width: 1600, height: 1200, marks: [words] } });
});

test('words over a photo are covered where words of the case are', () => {
  const ledger = new Ledger();
  const hazard = ledger.report(wang, { photos: [drawn('one', words, circle)] });
  const covered = withoutWords(hazard);
  expect(JSON.stringify(covered)).not.toContain('床下');
  expect(covered.marked?.[sha256('one')]?.marks[1]).toEqual(circle);
  expect(covered.text).toEqual(hazard.text);
});
