// The list on A4: with lines to sign on while nobody has, with the signatures once they have.
import type { Seal } from '../../domain/kitchen.ts';
import { boxCode } from '../../domain/short-code.ts';
import { nearDayAndClock, dayAndClock } from '../format.ts';
import { Signature } from '../ui/signature.tsx';
import { useLanguage, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { BesideApp } from '../print/beside-app.tsx';
import type { GoneBox, HandOverLists, SealedBox, SignedList } from './hand-over-lists.ts';
import styles from './hand-over.module.css';

type PapersProps = { of: HandOverLists; canteen: string };

export function HandOverPapers({ of: { seal, waiting, signed }, canteen }: PapersProps) {
  // Beside the app there is no session to ask for.
  const { school } = useSession();
  const around = { canteen, seal, school: school.name };
  return (
    <BesideApp>
      {waiting.length > 0 && <Paper {...around} boxes={waiting} />}
      {signed.map((list) => (
        <Paper key={list.of.entry} {...around} boxes={list.boxes} signed={list.of} />
      ))}
    </BesideApp>
  );
}

type PaperProps = {
  school: string;
  canteen: string;
  seal: Seal | undefined;
  boxes: readonly (SealedBox | GoneBox)[];
  signed?: SignedList['of'];
};

function Paper({ school, canteen, seal, boxes, signed }: PaperProps) {
  const language = useLanguage();
  const { kitchen, handOver: words } = useKitchenWords();
  // A list that was signed under an earlier seal says nothing of this one.
  const isOfThis = seal && (!signed || signed.at >= seal.sealedAt);
  return (
    <section class={styles.paper}>
      <h1>{words.paperTitle}</h1>
      <p>{words.paperOf(school, canteen, boxes.length)}</p>
      {isOfThis && <p>{kitchen.sealedBy(seal.byName, dayAndClock(seal.sealedAt, language), seal.reason)}</p>}
      <table>
        <thead>
          <tr>
            {Object.entries(words.columns).map(([key, text]) => (
              <th key={key} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {boxes.map(({ id, dish, day, meal, kept, byName }, i) => (
            <tr key={id}>
              <td>{i + 1}</td>
              <td>{dish}</td>
              <td>
                {day} {kitchen.meals[meal]}
              </td>
              <td>{nearDayAndClock(kept.takenAt, language)}</td>
              <td>{byName}</td>
              <td>{kept.grams}</td>
              <td>{[kept.fridge, kept.shelf].filter(Boolean).join(' ')}</td>
              <td>{kept.box}</td>
              <td data-whole>{boxCode(id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Feet {...{ school, signed }} />
    </section>
  );
}

/** Who gave on one side, who took on the other; empty lines wait for a pen. */
function Feet({ school, signed }: { school: string; signed: SignedList['of'] | undefined }) {
  const language = useLanguage();
  const { boxes, handOver: words } = useKitchenWords();
  const { signatures } = signed ?? {};
  const at = signed && dayAndClock(signed.at, language);
  const sides = [
    {
      title: words.sides.giver,
      name: signed?.byName,
      of: words.sides.from,
      unit: school,
      signature: signatures?.giver,
    },
    { title: words.sides.taker, name: signed?.taker, of: words.unit, unit: signed?.unit, signature: signatures?.taker },
  ];
  return (
    <div class={styles.feet}>
      {sides.map(({ title, name, of, unit, signature }) => (
        <dl key={title}>
          <dt>{of}</dt>
          <dd>{unit}</dd>
          <dt>{title}</dt>
          <dd>{name}</dd>
          <dt>{words.sides.signature}</dt>
          <dd data-signature>{signature && <Signature {...signature} alt={boxes.signatureOf(signature.name)} />}</dd>
          <dt>{words.sides.time}</dt>
          <dd>{at}</dd>
        </dl>
      ))}
    </div>
  );
}
