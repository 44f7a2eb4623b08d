// Writing a checklist: its items in order, each opened by a tap, and beside them the phone it will be walked with.
import { ClipboardX, GripVertical, Plus, Undo2 } from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { dropWriting } from '../../db/writing.ts';
import { authorize } from '../../domain/authorize.ts';
import { faultsOf } from '../../domain/template-rules.ts';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { useWide } from '../use-wide.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './checklists.module.css';
import { DiscardSheet } from './discard-sheet.tsx';
import { HeadSheet } from './head-sheet.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { AboutItem } from './items-read.tsx';
import { Preview } from './preview.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { publishedAddress } from './just-published.tsx';
import { useDrag } from '../use-drag.ts';
import { useWriting, type Editing } from './use-writing.ts';
import { emptyTexts, moved, withNewItem } from './writing.ts';

type Open = { is: 'head' | 'publish' | 'preview' | 'discard' } | { is: 'item'; id: string };

export function EditorScreen() {
  const { params } = useRoute();
  const code = params['code'] ?? '';
  const { common, checklists: words } = useWords();
  const { person } = useSession();
  const editing = useWriting(code);
  const mayWrite = authorize(person, { do: 'publish-template' });
  if (editing && mayWrite) return <Editor key={code} editing={editing} />;
  return (
    <Page title={words.title} back={common.back} backTo="/checklists">
      {editing === undefined ? (
        <Skeleton look="rows" />
      ) : (
        <Notice icon={ClipboardX}>
          <p>{editing ? words.mayNotTitle : words.absent}</p>
        </Notice>
      )}
    </Page>
  );
}

function Editor({ editing }: { editing: Editing }) {
  const db = useDb();
  const { route } = useLocation();
  const language = useLanguage();
  const { assets, common, checklists: words } = useWords();
  const [open, setOpen] = useState<Open | null>(null);
  const wide = useWide();
  const { template, base, newest, change } = editing;
  const close = () => setOpen(null);
  const add = (after?: string) => {
    const next = withNewItem(template, after);
    change(next.template);
    setOpen({ is: 'item', id: next.item.id });
  };
  const leave = (to: string) => route(to, true);
  const name = inLanguage(template.name, language).trim() || words.unnamed;
  return (
    <Page
      title={words.editTitle(name)}
      sub={<Kept editing={editing} />}
      back={common.back}
      backTo="/checklists"
      action={
        <Button look="plain" aria-disabled={!editing.mayUndo} onClick={editing.undo}>
          <Icon of={Undo2} />
          {words.undo}
        </Button>
      }
      bar={
        <>
          {!wide && (
            <Button large onClick={() => setOpen({ is: 'preview' })}>
              {words.preview}
            </Button>
          )}
          <Button look="primary" large onClick={() => setOpen({ is: 'publish' })}>
            {words.publish}
          </Button>
        </>
      }
    >
      <div class={wide ? styles.sides : ''}>
        <div class={styles.stack}>
          {newest && newest.version > base && <p class={styles.wrong}>{words.behind(newest.version)}</p>}
          <Rows>
            <Row
              onClick={() => setOpen({ is: 'head' })}
              about={[
                template.code,
                inLanguage(template.frequency, language),
                template.perAsset && words.eachAsset(assets.categories[template.perAsset]),
              ]
                .filter(Boolean)
                .join(' · ')}
            >
              {words.head}
            </Row>
          </Rows>
          <Items editing={editing} onOpen={(id) => setOpen({ is: 'item', id })} />
          <div class={styles.keys}>
            <Button onClick={() => add()}>
              <Icon of={Plus} />
              {words.addItem}
            </Button>
            <Button look="plain" onClick={() => setOpen({ is: 'discard' })}>
              {words.discard}
            </Button>
          </div>
        </div>
        {wide && (
          <section class={styles.beside} aria-label={words.preview}>
            <p class={styles.hint}>{words.previewHint}</p>
            <Preview template={template} />
          </section>
        )}
      </div>
      {open?.is === 'head' && <HeadSheet template={template} onChange={change} onClose={close} />}
      {open?.is === 'item' && (
        <ItemSheet
          key={open.id}
          id={open.id}
          editing={editing}
          onOpen={(id) => setOpen({ is: 'item', id })}
          onAdd={add}
          onClose={close}
        />
      )}
      {open?.is === 'preview' && (
        <Sheet label={words.preview} onClose={close}>
          <h2>{words.preview}</h2>
          <p class={styles.hint}>{words.previewHint}</p>
          <Preview template={template} />
        </Sheet>
      )}
      {open?.is === 'publish' && (
        <PublishSheet
          editing={editing}
          onOpen={setOpen}
          onClose={close}
          onPublished={(version) => leave(publishedAddress({ ...template, version }))}
        />
      )}
      {open?.is === 'discard' && (
        <DiscardSheet
          onClose={close}
          onYes={() => void dropWriting(db, template.code).then(() => leave('/checklists'))}
        />
      )}
    </Page>
  );
}

function Kept({ editing }: { editing: Editing }) {
  const { checklists: words } = useWords();
  if (editing.failed !== undefined) return <span class={styles.wrong}>{words.keepFailed}</span>;
  return <span role="status">{editing.isKept ? words.kept : words.keeping}</span>;
}

function Items({ editing, onOpen }: { editing: Editing; onOpen: (id: string) => void }) {
  const { checklists: words, problems } = useWords();
  const { template, firstOf, change } = editing;
  const drag = useDrag((from, to) => change(moved(template, from, to)));
  const faults = new Map(faultsOf(template, firstOf).map(({ itemId, code }) => [itemId, problems[code]]));
  for (const { itemId, is } of emptyTexts(template))
    if (itemId) faults.set(itemId, is === 'text' ? words.textMissing : words.wordsMissing);
  return (
    <ol class={styles.list} ref={drag.list} aria-label={words.items}>
      {template.items.map((item, at) => (
        <li key={item.id} data-row class={drag.held === at ? styles.dragged : ''}>
          <ItemLine
            items={template.items}
            item={item}
            at={at}
            fault={faults.get(item.id)}
            handle={drag.handle(at)}
            onOpen={() => onOpen(item.id)}
          />
        </li>
      ))}
    </ol>
  );
}

type ItemLineProps = {
  items: readonly Item[];
  item: Item;
  at: number;
  fault: string | undefined;
  handle: ReturnType<ReturnType<typeof useDrag>['handle']>;
  onOpen: () => void;
};

function ItemLine({ items, item, at, fault, handle, onOpen }: ItemLineProps) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  return (
    <>
      {item.section && <div class={styles.section}>{inLanguage(item.section, language)}</div>}
      <div class={styles.item}>
        <button type="button" class={styles.handle} aria-label={words.drag(at + 1)} {...handle}>
          <Icon of={GripVertical} size={26} />
        </button>
        <button type="button" class={styles.open} onClick={onOpen}>
          {at + 1} {inLanguage(item.text, language).trim() || words.noText}
          <small>
            <AboutItem item={item} items={items} />
          </small>
          {fault && <small class={styles.wrong}>{fault}</small>}
        </button>
      </div>
    </>
  );
}
