// One item in hand: what it asks, how it is answered, and below a fold what follows from an abnormal answer.
import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide';
import { leastOf } from '../../domain/figures-of-law.ts';
import { lawFigures } from '../../domain/figures.ts';
import { maxPhotosPerItem } from '../../domain/photo.ts';
import { headingsOf, saysLessOfSample } from '../../domain/sample-law.ts';
import { answerTypes, dueCodes, grades, type AnswerType, type Grade, type Item } from '../../domain/template.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { AnswerFields } from './answer-fields.tsx';
import styles from './checklists.module.css';
import { ConditionsFields } from './conditions-fields.tsx';
import { NumberField, Tick, WordsField } from './fields.tsx';
import { PerAssetFields } from './per-asset-fields.tsx';
import type { Editing } from './use-writing.ts';
import { moved, withCopy, withItem, without, withoutItem } from './writing.ts';

type ItemSheetProps = {
  id: string;
  editing: Editing;
  onOpen: (id: string) => void;
  onAdd: (after: string) => void;
  onClose: () => void;
};

export function ItemSheet({ id, editing, onOpen, onAdd, onClose }: ItemSheetProps) {
  const { checklists: words } = useWords();
  const { template, firstOf, change } = editing;
  const at = template.items.findIndex((item) => item.id === id);
  const item = template.items[at];
  if (!item) return null;
  const put = (part: Partial<Item>) => change(withItem(template, without({ ...item, ...part })));
  return (
    <Sheet label={words.item(at + 1)} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.item(at + 1)}</h2>
        <WordsField
          label={words.text}
          value={item.text}
          maxLength={400}
          autofocus={item.text.zh === ''}
          onChange={(text) => put({ text: text ?? { zh: '', en: '' } })}
        />
        <Choices
          label={words.type}
          options={answerTypes.map((value) => ({ value, text: words.types[value] }))}
          chosen={[item.type]}
          onChoose={([type]) => type && put(retyped(item, type))}
        />
        {saysLessOfSample(item, headingsOf(template)(item)) && <p class={styles.wrong}>{words.limitLaw(ofSamples)}</p>}
        <AnswerFields item={item} least={leastOf(template, firstOf)(item)[0]} onChange={put} />
        <PerAssetFields item={item} kind={template.perAsset} onChange={put} />
        <ConditionsFields use="showIf" item={item} earlier={template.items.slice(0, at)} onChange={put} />
        {(item.optional || item.requiredIf || item.requiredIfAny) && (
          <ConditionsFields use="requiredIf" item={item} earlier={template.items.slice(0, at)} onChange={put} />
        )}
        <details>
          <summary>{words.more}</summary>
          <More item={item} onChange={put} />
        </details>
        <div class={styles.keys}>
          <Button onClick={() => change(moved(template, at, at - 1))} aria-disabled={at === 0}>
            <Icon of={ArrowUp} />
            {words.up}
          </Button>
          <Button onClick={() => change(moved(template, at, at + 1))} aria-disabled={at === template.items.length - 1}>
            <Icon of={ArrowDown} />
            {words.down}
          </Button>
          <Button
            onClick={() => {
              const copied = withCopy(template, item);
              change(copied.template);
              onOpen(copied.item.id);
            }}
          >
            <Icon of={Copy} />
            {words.copyItem}
          </Button>
          <Button onClick={() => onAdd(id)}>
            <Icon of={Plus} />
            {words.addBelow}
          </Button>
          {template.items.length > 1 && (
            <Button
              look="danger"
              onClick={() => {
                change(withoutItem(template, id));
                onClose();
              }}
            >
              <Icon of={Trash2} />
              {words.removeItem}
            </Button>
          )}
        </div>
        <Button look="primary" large wide onClick={onClose}>
          {words.done}
        </Button>
      </div>
    </Sheet>
  );
}

const { grams, keepHours, min, max } = lawFigures;
const ofSamples = `≥ ${grams} g · ≥ ${keepHours} h · ${min}–${max} ℃`;

/** What only another kind of answer has goes with it. */
function retyped(item: Item, type: AnswerType): Partial<Item> {
  const gone = {
    limit: undefined,
    range: undefined,
    date: undefined,
    options: undefined,
    columns: undefined,
    phrases: undefined,
    later: undefined,
    made: undefined,
    register: undefined,
    everyMonths: undefined,
  };
  const option = (zh: string, en: string, abnormal: boolean) => ({ zh, en, abnormal });
  if (item.type === type) return {};
  if (type === 'CH') return { ...gone, type, options: [option('好', 'Good', false), option('不好', 'Bad', true)] };
  if (type === 'TABLE') return { ...gone, type, columns: [{ zh: '名称', en: 'Name' }] };
  if (type === 'PHOTO') return { ...gone, type, photo: 'always' };
  return { ...gone, type };
}

/** Where every fault is suspected major, or none is a hazard, nothing is asked about it. */
const graded = ({ majorIf }: Item, grade: 'none' | Grade): Partial<Item> =>
  grade === 'none' || grade === 'MS'
    ? { grade: grade === 'none' ? null : grade, ...(majorIf && { majorIf: undefined }) }
    : { grade };

type MoreProps = { item: Item; onChange: (part: Partial<Item>) => void };

function More({ item, onChange }: MoreProps) {
  const { checklists: words } = useWords();
  const photos = ['none', 'optional', 'on-fail', 'always'] as const;
  return (
    <>
      <Choices
        label={words.photo}
        options={photos.map((value) => ({ value, text: words.photos[value] }))}
        chosen={[item.photo]}
        onChoose={([photo]) => photo && onChange({ photo })}
      />
      {(item.photo === 'always' || item.photo === 'on-fail') && (
        <NumberField
          label={words.leastPhotos}
          hint={words.leastPhotosHint(maxPhotosPerItem)}
          value={item.leastPhotos}
          onChange={(n) => onChange({ leastPhotos: n && n > 0 ? Math.floor(n) : undefined })}
        />
      )}
      <div>
        <Tick checked={item.optional === true} onChange={(on) => onChange({ optional: on ? true : undefined })}>
          {words.optional}
        </Tick>
        <Tick checked={item.critical === true} onChange={(on) => onChange({ critical: on ? true : undefined })}>
          {words.critical}
        </Tick>
      </div>
      <NumberField
        label={words.weight}
        value={item.weight}
        onChange={(n) => onChange({ weight: n === undefined ? undefined : Math.min(1000, Math.max(0, n)) })}
      />
      <Choices
        label={words.grade}
        options={(['none', ...grades] as const).map((value) => ({ value, text: words.grades[value] }))}
        chosen={[item.grade ?? 'none']}
        onChoose={([grade]) => grade && onChange(graded(item, grade))}
      />
      {item.grade && item.grade !== 'MS' && (
        <WordsField
          label={words.majorIf}
          hint={words.majorIfHint}
          maxLength={200}
          value={item.majorIf}
          onChange={(majorIf) => onChange({ majorIf })}
        />
      )}
      {item.grade && (
        <div class={styles.pair}>
          <WordsField
            short
            label={words.dept}
            maxLength={60}
            value={item.dept}
            onChange={(dept) => onChange({ dept: dept ?? null })}
          />
          <SelectField
            label={words.due}
            value={item.due ?? ''}
            onChange={(event) => onChange({ due: dueCodes.find((code) => code === event.currentTarget.value) ?? null })}
          >
            <option value="">{words.none}</option>
            {dueCodes.map((code) => (
              <option key={code} value={code}>
                {words.dues[code]}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <WordsField
        label={words.section}
        value={item.section}
        maxLength={60}
        onChange={(section) => onChange({ section })}
      />
      <TextField
        label={words.source}
        maxLength={200}
        value={item.source}
        onInput={(event) => onChange({ source: event.currentTarget.value })}
      />
      <Choices
        label={words.flag}
        options={(['V', 'U', 'P'] as const).map((value) => ({ value, text: words.flags[value] }))}
        chosen={[item.flag]}
        onChoose={([flag]) => flag && onChange({ flag })}
      />
    </>
  );
}
