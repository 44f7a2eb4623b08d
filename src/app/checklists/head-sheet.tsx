// The heading of a checklist: its name, who walks it and how often.
import { walkedKinds, type WalkedKind } from '../../domain/asset.ts';
import { roles } from '../../domain/person.ts';
import { forbidsPeople, type Template } from '../../domain/template.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './checklists.module.css';
import { LinesField, NumberField, WordsField } from './fields.tsx';
import { without } from './writing.ts';

type HeadSheetProps = { template: Template; onChange: (next: Template) => void; onClose: () => void };

export function HeadSheet({ template, onChange, onClose }: HeadSheetProps) {
  const { assets, common, checklists: words } = useWords();
  const put = (part: Partial<Template>) => onChange(without({ ...template, ...part }));
  const fields = ['frequency', 'performedBy', 'signedBy', 'unit', 'applies'] as const;
  return (
    <Sheet label={words.head} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.head}</h2>
        <WordsField
          label={words.name}
          value={template.name}
          maxLength={60}
          autofocus={template.name.zh === ''}
          onChange={(name) => put({ name: name ?? { zh: '', en: '' } })}
        />
        {fields.map((field) => (
          <WordsField
            key={field}
            label={words[field]}
            value={template[field]}
            maxLength={100}
            onChange={(text) => put({ [field]: text ?? { zh: words.none, en: words.none } })}
          />
        ))}
        <WordsField
          label={words.note}
          value={template.note}
          maxLength={400}
          onChange={(note) => put({ note: note ?? null })}
        />
        <Choices
          kind="several"
          label={words.roles}
          hint={words.rolesHint}
          options={roles.filter((role) => role !== 'admin').map((value) => ({ value, text: common.roles[value] }))}
          chosen={template.roles}
          onChoose={(chosen) => put({ roles: chosen })}
        />
        <Choices<WalkedKind | 'none'>
          label={words.perAsset}
          hint={words.perAssetHint}
          options={[
            { value: 'none', text: words.perPlace },
            ...walkedKinds.map((value) => ({ value, text: assets.categories[value] })),
          ]}
          chosen={[template.perAsset ?? 'none']}
          onChoose={([chosen]) => chosen && put({ perAsset: chosen === 'none' ? undefined : chosen })}
        />
        <Choices<'any' | 'things'>
          label={words.people}
          hint={words.peopleHint}
          options={(['any', 'things'] as const).map((value) => ({ value, text: words.peopleOn[value] }))}
          chosen={[forbidsPeople(template) ? 'things' : 'any']}
          onChoose={([chosen]) => put({ noPeople: chosen === 'things' ? true : undefined })}
        />
        <LinesField
          label={words.reasons}
          hint={words.reasonsHint}
          value={template.reasons}
          onChange={(reasons) => put({ reasons: reasons.slice(0, 12) })}
        />
        <NumberField
          label={words.passMark}
          value={template.passMark}
          onChange={(mark) => put({ passMark: mark === undefined ? undefined : Math.min(100, Math.max(0, mark)) })}
        />
        <Button look="primary" large wide onClick={onClose}>
          {words.done}
        </Button>
      </div>
    </Sheet>
  );
}
