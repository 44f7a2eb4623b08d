// What an item asks of where a checklist goes past things one by one: each of them, or the whole place.
import type { AssetCategory } from '../../domain/asset.ts';
import type { Item } from '../../domain/template.ts';
import { useWords } from '../use-screen.ts';
import styles from './checklists.module.css';
import { Tick } from './fields.tsx';

type PerAssetFieldsProps = {
  item: Item;
  category: AssetCategory | undefined;
  onChange: (part: Partial<Item>) => void;
};

/** Shown where the checklist is walked thing by thing, and where an item says something of it all the same. */
export function PerAssetFields({ item, category, onChange }: PerAssetFieldsProps) {
  const { checklists: words } = useWords();
  const { once, made, type } = item;
  if (!category && !once && !made) return null;
  if (type === 'SIGN') return <p class={styles.hint}>{words.onceAlways}</p>;
  return (
    <div>
      <Tick
        checked={once === true}
        onChange={(on) => onChange(on ? { once: true, made: undefined } : { once: undefined })}
      >
        {words.oncePerPlace}
      </Tick>
      {((type === 'DATE' && category === 'extinguisher' && !once) || made) && (
        <Tick checked={made === true} onChange={(on) => onChange({ made: on ? true : undefined })}>
          {words.madeDate}
        </Tick>
      )}
    </div>
  );
}
