// One checklist of the school: a version of it, what it changed, and what can be done with it.
import { ClipboardX } from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { templates, versionsOf } from '../../db/documents.ts';
import { keepWriting, writings } from '../../db/writing.ts';
import { authorize } from '../../domain/authorize.ts';
import { changesBetween } from '../../domain/template-changes.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useOnline } from '../use-online.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Changes } from '../changes.tsx';
import styles from './checklists.module.css';
import { howMany } from './how-many.ts';
import { ItemsRead } from './items-read.tsx';
import { LibraryCard } from './library-news.tsx';
import { RetireSheet } from './retire-sheet.tsx';
import { recoded } from '../../domain/recoded.ts';
import { freeCode } from './writing.ts';

export function TemplateScreen() {
  const db = useDb();
  const { params } = useRoute();
  const code = params['code'] ?? '';
  const { common, checklists: words } = useWords();
  const versions = useLive(() => versionsOf(db, code), [db, code]);
  const [chosen, choose] = useState<number | null>(null);
  const newest = versions?.[0];
  const shown = versions?.find(({ version }) => version === chosen) ?? newest;
  if (!versions || !newest || !shown)
    return (
      <Page title={words.title} back={common.back} backTo="/checklists">
        {versions ? (
          <Notice icon={ClipboardX}>
            <p>{words.absent}</p>
          </Notice>
        ) : (
          <Skeleton look="rows" />
        )}
      </Page>
    );
  return <Version versions={versions} newest={newest} shown={shown} onChoose={choose} />;
}

type VersionProps = { versions: Template[]; newest: Template; shown: Template; onChoose: (version: number) => void };

function Version({ versions, newest, shown, onChoose }: VersionProps) {
  const language = useLanguage();
  const { assets, common, checklists: words } = useWords();
  const before = versions.find(({ version }) => version === shown.version - 1);
  return (
    <Page
      title={inLanguage(shown.name, language)}
      sub={
        <span class={styles.line}>
          {shown.code} · {words.version(shown.version)} · {howMany(shown, words)}
          {newest.retired && <Badge tone="warn">{words.retired}</Badge>}
        </span>
      }
      back={common.back}
      backTo="/checklists"
    >
      <div class={styles.stack}>
        <LibraryCard code={newest.code} />
        <Keys newest={newest} shown={shown} />
        {versions.length > 1 && (
          <Choices
            label={words.versions}
            options={versions.map(({ version }) => ({ value: String(version), text: words.version(version) }))}
            chosen={[String(shown.version)]}
            onChoose={([version]) => onChoose(Number(version))}
          />
        )}
        {before && (
          <section>
            <h2 class={styles.group}>{words.changedFrom(before.version)}</h2>
            <Changes changes={changesBetween(before, shown)} />
          </section>
        )}
        <Card>
          <h2 class={styles.group}>{words.about}</h2>
          <dl class={styles.about}>
            {(['frequency', 'performedBy', 'signedBy', 'unit', 'applies'] as const).map((field) => (
              <>
                <dt key={`${field} name`}>{words[field]}</dt>
                <dd key={field}>{inLanguage(shown[field], language)}</dd>
              </>
            ))}
            {shown.perAsset && (
              <>
                <dt>{words.perAssetShort}</dt>
                <dd>{words.eachAsset(assets.categories[shown.perAsset])}</dd>
              </>
            )}
            {shown.note && (
              <>
                <dt>{words.note}</dt>
                <dd>{inLanguage(shown.note, language)}</dd>
              </>
            )}
          </dl>
        </Card>
        <section>
          <h2 class={styles.group}>{words.items}</h2>
          <ItemsRead items={shown.items} />
        </section>
      </div>
    </Page>
  );
}

function Keys({ newest, shown }: { newest: Template; shown: Template }) {
  const db = useDb();
  const { route } = useLocation();
  const online = useOnline();
  const { person } = useSession();
  const { checklists: words } = useWords();
  const [retiring, setRetiring] = useState(false);
  const isWriting = useLive(async () => (await writings(db)).some((one) => one.template.code === newest.code), [db]);
  if (!authorize(person, { do: 'publish-template' })) return null;
  const file = `/api/templates/${encodeURIComponent(templateId(shown))}/file`;
  const copy = async () => {
    const taken = new Set(
      [...(await templates(db)), ...(await writings(db)).map((one) => one.template)].map((t) => t.code),
    );
    const { retired: _retired, ...template } = recoded(shown, freeCode(taken));
    await keepWriting(db, { template, base: 0, changedAt: Date.now() });
    route(`/checklists/${template.code}/edit`);
  };
  return (
    <>
      <div class={styles.keys}>
        <ButtonLink look="primary" href={`/checklists/${newest.code}/edit`}>
          {isWriting ? words.goOn : words.edit}
        </ButtonLink>
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <Button onClick={() => setRetiring(true)}>{newest.retired ? words.reuse : words.retire}</Button>
        {online && (
          <>
            <ButtonLink look="plain" href={`${file}?as=xlsx`} download>
              {words.asXlsx}
            </ButtonLink>
            <ButtonLink look="plain" href={`${file}?as=json`} download>
              {words.asJson}
            </ButtonLink>
          </>
        )}
      </div>
      {!online && <p class={styles.hint}>{words.online}</p>}
      {retiring && <RetireSheet template={newest} isWriting={isWriting === true} onClose={() => setRetiring(false)} />}
    </>
  );
}
