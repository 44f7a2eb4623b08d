// What is abnormal again and again, item by building: the darker a cell, the more inspections found it there.
import type { InspectionAnalysis } from '../../domain/analysis-reports.ts';
import { inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import { faulty } from './counted.ts';
import matrix from './failing-matrix.module.css';
import { Open } from './open.tsx';
import { useAnalysisWords } from './use-words.ts';

type Props = { body: InspectionAnalysis; place: string | null };
const steps = 4;

export function FailingMatrix({ body: { items, buildings, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const at = (placeId: string): number =>
    items.reduce((sum, { places }) => sum + (places.find((one) => one.placeId === placeId)?.records ?? 0), 0);
  // On a phone the first are in sight.
  const columns = buildings.filter((one) => at(one.placeId) > 0).sort((a, b) => at(b.placeId) - at(a.placeId));
  const most = Math.max(1, ...items.flatMap(({ places }) => places.map(({ records }) => records)));
  return (
    <div class={matrix.matrix}>
      <Card>
        <h2 class={styles.head}>{words.failing}</h2>
        <p class={styles.hint}>{words.failingHint}</p>
        <div class={styles.wide} role="region" aria-label={words.failing} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.item}</th>
                <th scope="col">{words.inspections}</th>
                {columns.map(({ placeId, placeName }) => (
                  <th key={placeId} scope="col">
                    {placeName}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => {
                const { all, places } = faulty(item, { from, to, place });
                return (
                  <tr key={`${item.templateCode} ${item.itemId}`}>
                    <Item item={item} />
                    <td>
                      <Open of={all} />
                    </td>
                    {columns.map(({ placeId }) => {
                      const counted = places[item.places.findIndex((one) => one.placeId === placeId)];
                      return (
                        <td key={placeId} data-shade={counted && Math.ceil((steps * counted.n) / most)}>
                          {counted && <Open of={counted} />}
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}

function Item({ item }: { item: InspectionAnalysis['items'][number] }) {
  const words = useAnalysisWords();
  const language = useLanguage();
  const { templateCode, itemId, text, templateName, faults, records } = item;
  return (
    <th scope="row">
      <b>{text ? inLanguage(text, language) : itemId}</b>
      <span>{templateName ? inLanguage(templateName, language) : templateCode}</span>
      {faults > records && <span>{words.faultsN(faults)}</span>}
    </th>
  );
}
