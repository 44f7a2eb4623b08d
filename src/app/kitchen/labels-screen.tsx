// Labels for the boxes of a meal, on the paper that is in the printer. Works without a network.
import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { boxCode, boxCodeIn } from '../../domain/short-code.ts';
import { dayWord } from '../days.ts';
import { dayKey } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import kitchen from './kitchen.module.css';
import { labelGroups, type LabelGroup } from './label-groups.ts';
import { LabelPages } from './label-pages.tsx';
import { Label, type Paper } from './label.tsx';
import styles from './labels.module.css';
import { StartCell } from './start-cell.tsx';
import { useKitchen } from './use-kitchen.ts';

const paperKey = 'patrol-label-paper';

export function LabelsScreen() {
  const { common, boxes: words } = useKitchenWords();
  const { query } = useLocation();
  const known = useKitchen();
  const wanted = boxCodeIn(query['box'] ?? '');
  const box = known?.book.samples.find(({ id }) => boxCode(id) === wanted);
  const groups = known && labelGroups(known.book.samples, box?.canteenId ?? known.canteen?.id);
  if (groups?.length) return <Choosing {...{ groups, wanted }} meal={query['of']} />;
  return (
    <Page title={words.labels} sub={words.labelsSub} back={common.back} backTo="/kitchen">
      {groups && (
        <Notice icon={Printer}>
          <p>{words.noLabels}</p>
          <p>{words.noLabelsHint}</p>
        </Notice>
      )}
    </Page>
  );
}

type ChoosingProps = { groups: readonly LabelGroup[]; wanted: string | null; meal: string | undefined };

function Choosing({ groups, wanted, meal }: ChoosingProps) {
  const { common, kitchen: kitchenWords, boxes: words } = useKitchenWords();
  const language = useLanguage();
  const first = groups.find((group) =>
    wanted ? group.samples.some(({ id }) => boxCode(id) === wanted) : group.key === meal,
  );
  const [key, setKey] = useState((first ?? groups[0])?.key ?? '');
  const group = groups.find((one) => one.key === key) ?? groups[0];
  const samples = group?.samples ?? [];
  const [left, setLeft] = useState<readonly string[]>(() =>
    wanted ? samples.filter(({ id }) => boxCode(id) !== wanted).map(({ id }) => id) : [],
  );
  const [paper, setPaper] = useState<Paper>(localStorage.getItem(paperKey) === 'roll' ? 'roll' : 'sheet');
  const [used, setUsed] = useState(0);
  const chosen = samples.filter(({ id }) => !left.includes(id));
  const choosePaper = (one: Paper) => {
    localStorage.setItem(paperKey, one);
    setPaper(one);
  };
  const today = dayKey(Date.now());
  const canPrint = typeof print === 'function';
  return (
    <Page
      title={words.labels}
      sub={words.labelsSub}
      back={common.back}
      backTo="/kitchen"
      narrow
      bar={
        canPrint && (
          <Button look="primary" large aria-disabled={chosen.length === 0} onClick={() => chosen.length > 0 && print()}>
            <Icon of={Printer} />
            {chosen.length === 0 ? words.chooseSome : words.print(chosen.length)}
          </Button>
        )
      }
    >
      <div class={kitchen.form}>
        {!canPrint && (
          <Notice icon={Printer} alert>
            <p>{words.cannotPrint}</p>
          </Notice>
        )}
        <Choices
          label={words.paper}
          hint={paper === 'sheet' ? words.sheetHint : words.rollHint}
          options={(['sheet', 'roll'] as const).map((value) => ({ value, text: words.papers[value] }))}
          chosen={[paper]}
          onChoose={([one]) => one && choosePaper(one)}
        />
        <Choices
          label={words.served}
          options={groups.map((one) => ({
            value: one.key,
            text: words.mealLine(dayWord(one.day, today, language), kitchenWords.meals[one.meal], one.samples.length),
          }))}
          chosen={[group?.key ?? '']}
          onChoose={([one]) => {
            setKey(one ?? '');
            setLeft([]);
          }}
        />
        <Choices
          label={words.which}
          kind="several"
          options={samples.map(({ id, dish, kept }) => ({ value: id, text: `${kept.box} ${dish}` }))}
          chosen={chosen.map(({ id }) => id)}
          onChoose={(ids) => setLeft(samples.flatMap(({ id }) => (ids.includes(id) ? [] : [id])))}
        />
        {paper === 'sheet' && <StartCell {...{ used }} labels={chosen.length} onChoose={setUsed} />}
        {chosen[0] && (
          <div>
            <h2>{words.sample}</h2>
            <div class={styles.shown} data-paper={paper}>
              <Label of={chosen[0]} on={paper} />
            </div>
          </div>
        )}
        <p class={kitchen.hint}>{words.printHint}</p>
      </div>
      <LabelPages of={chosen} on={paper} used={paper === 'sheet' ? used : 0} />
    </Page>
  );
}
