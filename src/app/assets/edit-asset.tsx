// One line of the register being put right, or taken out of use. Who said so last stands under it; the ledger has them all.
import { useState } from 'preact/hooks';
import type { Asset, AssetRecord } from '../../domain/asset.ts';
import { lineOf } from '../../domain/asset-facts.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { nearDayAndClock } from '../format.ts';
import { useNotKept } from '../use-not-kept.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { AssetForm } from './asset-form.tsx';
import { AssetSources } from './asset-sources.tsx';
import styles from './assets.module.css';

type EditProps = {
  asset: AssetRecord;
  mayRetire: boolean;
  onClose: () => void;
  onSave: (asset: Asset) => Promise<void>;
};

export function EditAsset({ asset: record, mayRetire, onClose, onSave }: EditProps) {
  const { assets: words } = useWords();
  const language = useLanguage();
  const { byName, at } = record;
  const asset = lineOf(record);
  const { id: _id, placeId: _place, retired, ...start } = asset;
  return (
    <Sheet label={words.edit(asset.label)} onClose={onClose} asks>
      <AssetForm
        fixed
        title={words.edit(asset.label)}
        lead={
          <AssetSources
            asset={record}
            onConfirm={(fact) => void onSave({ ...asset, confirmed: [fact] }).then(deliverSoon)}
          />
        }
        start={start}
        onSave={(filled) => onSave({ ...asset, ...filled })}
      />
      {byName && <p class={styles.hint}>{words.by(byName, nearDayAndClock(at, language))}</p>}
      {mayRetire && !retired && <Retire onRetire={(reason) => onSave({ ...asset, retired: { reason } })} />}
      {mayRetire && retired && (
        <Button
          wide
          onClick={() => {
            const { retired: _retired, ...again } = asset;
            void onSave(again).then(deliverSoon);
          }}
        >
          {words.again}
        </Button>
      )}
    </Sheet>
  );
}

function Retire({ onRetire }: { onRetire: (reason: string) => Promise<void> }) {
  const { assets: words } = useWords();
  const notKept = useNotKept();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const retire = async () => {
    if (!reason.trim()) return setWrong(words.retireNeeded);
    try {
      await onRetire(reason.trim());
      deliverSoon();
    } catch (error) {
      setWrong(notKept(error));
    }
  };
  if (!isOpen)
    return (
      <Button look="danger" wide onClick={() => open(true)}>
        {words.retire}
      </Button>
    );
  return (
    <div class={styles.form}>
      <TextField
        label={words.retireReason}
        hint={words.retireHint}
        maxLength={200}
        value={reason}
        error={wrong}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <Button look="danger" large wide onClick={() => void retire()}>
        {words.retireYes}
      </Button>
    </div>
  );
}
