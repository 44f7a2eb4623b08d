// D8: the school's checklists, those being written here, and those on their way.
import { ClipboardCheck, FileUp, PencilLine, Plus, SearchX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { atOnce } from '../../db/at-once.ts';
import { templates } from '../../db/documents.ts';
import { keepWriting, publications, takeBack, writings, type Publication } from '../../db/writing.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { later } from '../ui/later.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './checklists.module.css';
import { howMany } from './how-many.ts';
import { JustPublished } from './just-published.tsx';
import { LibraryOthers, LibraryRows } from './library-news.tsx';
import { emptyTemplate, freeCode } from './writing.ts';

// Reading a file needs the school anyway.
const ImportSheet = later(async () => (await import('./import-sheet.tsx')).ImportSheet);

export function ChecklistsScreen() {
  const db = useDb();
  const { route } = useLocation();
  const { person } = useSession();
  const { common, checklists: words } = useWords();
  const [text, setText] = useState('');
  const [importing, setImporting] = useState(false);
  const known = useLive(
    async () =>
      atOnce(db, async () => ({ all: await templates(db), writing: await writings(db), sent: await publications(db) })),
    [db],
  );
  if (!known)
    return (
      <Page title={words.title} back={common.back} backTo="/me">
        <Skeleton look="rows" />
      </Page>
    );
  const { all, writing, sent } = known;
  const mayWrite = authorize(person, { do: 'publish-template' });
  const taken = new Set(
    [...all, ...writing.map((one) => one.template), ...sent.map((one) => one.template)].map((t) => t.code),
  );
  const create = async () => {
    const template = emptyTemplate(freeCode(taken));
    await keepWriting(db, { template, base: 0, changedAt: Date.now() });
    route(`/checklists/${template.code}/edit`);
  };
  const wanted = text.trim().toLowerCase();
  const isSought = ({ name, code }: Template) =>
    [name.zh, name.en, code].some((one) => one.toLowerCase().includes(wanted));
  const found = all.filter(isSought);
  return (
    <Page
      title={words.title}
      sub={words.sub(all.length)}
      back={common.back}
      backTo="/me"
      bar={
        mayWrite && (
          <>
            <Button large onClick={() => setImporting(true)}>
              <Icon of={FileUp} />
              {words.import}
            </Button>
            <Button look="primary" large onClick={() => void create()}>
              <Icon of={Plus} />
              {words.create}
            </Button>
          </>
        )
      }
    >
      <JustPublished all={all} sent={sent} />
      <div class={styles.stack}>
        <Sent sent={sent} />
        {writing.length > 0 && (
          <section>
            <h2 class={styles.group}>{words.writing}</h2>
            <Rows>
              {writing.map(({ template, base }) => (
                <Row
                  key={template.code}
                  icon={PencilLine}
                  href={`/checklists/${template.code}/edit`}
                  about={`${template.code} · ${base > 0 ? words.writingOver(base) : words.asFirst(template.items.length)}`}
                >
                  <Name template={template} />
                </Row>
              ))}
            </Rows>
          </section>
        )}
        {mayWrite && <LibraryRows />}
        <SearchField label={words.find} value={text} onType={setText} />
        {found.length === 0 && (
          <Notice icon={SearchX}>
            <p>{words.notFound}</p>
            {mayWrite && <p>{words.notFoundHint}</p>}
          </Notice>
        )}
        <Group title={words.published} templates={found.filter(({ retired }) => !retired)} />
        <Group title={words.retiredGroup} templates={found.filter(({ retired }) => retired)} />
        {mayWrite && <LibraryOthers taken={taken} isSought={isSought} />}
      </div>
      {importing && <ImportSheet taken={taken} known={all} onClose={() => setImporting(false)} />}
    </Page>
  );
}

function Group({ title, templates }: { title: string; templates: readonly Template[] }) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  if (templates.length === 0) return null;
  return (
    <section>
      <h2 class={styles.group}>{title}</h2>
      <Rows>
        {templates.map((template) => (
          <Row
            key={template.code}
            icon={ClipboardCheck}
            href={`/checklists/${template.code}`}
            about={[
              template.code,
              words.version(template.version),
              inLanguage(template.frequency, language),
              howMany(template, words),
            ].join(' · ')}
          >
            <Name template={template} />
          </Row>
        ))}
      </Rows>
    </section>
  );
}

export function Name({ template }: { template: Template }) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  return <>{inLanguage(template.name, language).trim() || words.unnamed}</>;
}

/** What was published here and is not the school's yet; what was refused waits for somebody. */
function Sent({ sent }: { sent: readonly Publication[] }) {
  const db = useDb();
  const { checklists: words, problems } = useWords();
  /** The one of which something else is being written: taken back once more, it takes that one's place. */
  const [instead, setInstead] = useState<string | null>(null);
  const back = async (one: Publication) => {
    if (!(await takeBack(db, one, instead === one.template.code))) setInstead(one.template.code);
  };
  return (
    <>
      {sent.map((one) => {
        const refused = one.row?.state === 'attention';
        return (
          <Card key={one.template.code} kind={refused ? 'trouble' : undefined}>
            <p class={styles.line}>
              <b>
                <Name template={one.template} /> · {words.version(one.template.version)}
              </b>
              <Badge tone={refused ? 'abnormal' : 'plain'}>
                {refused ? words.refused : one.row ? words.waiting : words.arriving}
              </Badge>
            </p>
            {refused && one.row?.code && <p>{problems[one.row.code]}</p>}
            {refused && instead === one.template.code && <p role="alert">{words.writtenOver}</p>}
            {refused && (
              <Button onClick={() => void back(one)}>
                {instead === one.template.code ? words.writeOver : words.takeBack}
              </Button>
            )}
          </Card>
        );
      })}
    </>
  );
}
