// What an item asks of where a checklist goes past things one by one: each of them, or the whole place.
import { walkedKinds, type WalkedKind } from '../../domain/asset.ts';
import type { Item } from '../../domain/template.ts';
import { useWords } from './use-words.ts';
import { Choices } from '../ui/field.tsx';
import styles from './checklists.module.css';
import { NumberField, Tick } from './fields.tsx';

type PerAssetFieldsProps = {
  item: Item;
  kind: WalkedKind | undefined;
  onChange: (part: Partial<Item>) => void;
};

/** Shown where the checklist is walked thing by thing, and where an item says something of it all the same. */
export function PerAssetFields({ item, kind, onChange }: PerAssetFieldsProps) {
  const { assets, checklists: words } = useWords();
  const { once, made, type } = item;
  if (!kind && !once && !made && !item.perAsset) return null;
  if (type === 'SIGN') return <p class={styles.hint}>{words.onceAlways}</p>;
  return (
    <div>
      <Tick
        checked={once === true}
        onChange={(on) =>
          onChange(
            on
              ? { once: true, made: undefined, register: undefined, everyMonths: undefined, perAsset: undefined }
              : { once: undefined },
          )
        }
      >
        {words.oncePerPlace}
      </Tick>
      {((type === 'DATE' && (item.perAsset ?? kind) === 'extinguisher' && !once) || made) && (
        <Tick
          checked={made === true}
          onChange={(on) =>
            onChange(on ? { made: true, register: undefined, everyMonths: undefined } : { made: undefined })
          }
        >
          {words.madeDate}
        </Tick>
      )}
      {(kind ?? item.perAsset) && !once && (
        <Choices<WalkedKind>
          label={words.askedOf}
          hint={words.askedOfHint}
          options={walkedKinds.map((value) => ({ value, text: assets.categories[value] }))}
          chosen={[item.perAsset ?? kind ?? 'other']}
          onChoose={([chosen]) => onChange({ perAsset: chosen === kind ? undefined : chosen })}
        />
      )}
      {kind && !once && !made && <RegisterField item={item} onChange={onChange} />}
    </div>
  );
}

type RegisterFieldProps = { item: Item; onChange: (part: Partial<Item>) => void };

/** What goes into the register, and whether it need not be asked for a while after that. */
function RegisterField({ item: { type, register, everyMonths }, onChange }: RegisterFieldProps) {
  const { checklists: words } = useWords();
  const kinds = (['none', 'checked', 'due'] as const).filter((kind) => kind !== 'due' || type === 'DATE');
  return (
    <>
      <Choices
        label={words.register}
        hint={words.registerHint}
        options={kinds.map((value) => ({ value, text: words.registers[value] }))}
        chosen={[register ?? 'none']}
        onChoose={([kind]) =>
          onChange({
            register: kind === 'none' ? undefined : kind,
            everyMonths: kind === 'checked' ? everyMonths : undefined,
          })
        }
      />
      {register === 'checked' && (
        <NumberField
          label={words.everyMonths}
          hint={words.everyMonthsHint}
          value={everyMonths}
          onChange={(n) => onChange({ everyMonths: n && n >= 1 ? Math.min(120, Math.floor(n)) : undefined })}
        />
      )}
    </>
  );
}
