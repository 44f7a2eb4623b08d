// One line of the register being put right, or taken out of use. Who said so last stands under it; the ledger has them all.
import { useState } from 'preact/hooks';
import type { Asset, AssetRecord } from '../../domain/asset.ts';
import { lineOf } from '../../domain/asset-facts.ts';
import { nearDayAndClock } from '../format.ts';
import { useActing } from '../use-acting.ts';
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
  const { failed, run } = useActing();
  const asset = lineOf(record);
  const { id: _id, placeId: _place, retired, ...start } = asset;
  return (
    <Sheet label={words.edit(asset.label)} onClose={onClose} asks>
      <AssetForm
        fixed
        title={words.edit(asset.label)}
        lead={<AssetSources asset={record} onConfirm={(fact) => run(() => onSave({ ...asset, confirmed: [fact] }))} />}
        start={start}
        onSave={(filled) => onSave({ ...asset, ...filled })}
      />
      {byName && <p class={styles.hint}>{words.by(byName, nearDayAndClock(at, language))}</p>}
      {mayRetire && !retired && <Retire onRetire={(reason) => run(() => onSave({ ...asset, retired: { reason } }))} />}
      {mayRetire && retired && (
        <Button
          wide
          onClick={() => {
            const { retired: _retired, ...again } = asset;
            run(() => onSave(again));
          }}
        >
          {words.again}
        </Button>
      )}
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
    </Sheet>
  );
}

function Retire({ onRetire }: { onRetire: (reason: string) => void }) {
  const { assets: words } = useWords();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState('');
  const [isLacking, setLacking] = useState(false);
  const retire = () => {
    const said = reason.trim();
    setLacking(!said);
    if (said) onRetire(said);
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
        error={isLacking && !reason.trim() ? words.retireNeeded : undefined}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <Button look="danger" large wide onClick={retire}>
        {words.retireYes}
      </Button>
    </div>
  );
}
