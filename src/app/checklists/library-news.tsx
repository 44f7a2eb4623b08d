// What the library says anew of the school's checklists: a line in the list, a card at the checklist, and one step to take it.
import { BookUp } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { DeviceDb } from '../../db/device-db.ts';
import {
  beginWriting,
  firstVersion,
  firstVersions,
  keepWriting,
  newestVersion,
  publications,
  publish,
  writings,
} from '../../db/writing.ts';
import { offerOf, type Offer } from '../../domain/library-offer.ts';
import { authorize } from '../../domain/authorize.ts';
import { Refusal } from '../../domain/refusal.ts';
import { LibraryNews } from '../../domain/reports.ts';
import { faultsOf } from '../../domain/template-rules.ts';
import type { TemplateChanges } from '../../domain/template-changes.ts';
import type { Template } from '../../domain/template.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { Changes } from '../changes.tsx';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './checklists.module.css';
import { howMany } from './how-many.ts';
import { publishedAddress } from './just-published.tsx';

type Found = { offer: Offer; newest: Template; isSound: boolean; isWriting: boolean };

/** As the server said last, with or without a network now; what is on its way already is offered no more. */
function useOffers(): readonly Found[] {
  const db = useDb();
  const { body } = useReport('/api/library', LibraryNews);
  return useLive(() => offers(db, body?.newer ?? []), [db, body]) ?? [];
}

async function offers(db: DeviceDb, newer: LibraryNews['newer']): Promise<Found[]> {
  if (newer.length === 0) return [];
  const sent = new Set((await publications(db)).map(({ template }) => template.code));
  const written = new Set((await writings(db)).map(({ template }) => template.code));
  const found = newer.map(async ({ template, was }): Promise<Found[]> => {
    const { code } = template;
    const [newest, first] = [await newestVersion(db, code), await firstVersion(db, code)];
    const before = was ?? first;
    const offer = newest && before && !sent.has(code) ? offerOf(newest, before, template) : null;
    if (!offer || !newest) return [];
    const isSound = faultsOf(offer.template, await firstVersions(db, offer.template)).length === 0;
    return [{ offer, newest, isSound, isWriting: written.has(code) }];
  });
  return (await Promise.all(found)).flat();
}

const countOf = ({ head, items }: TemplateChanges): number =>
  items.length + (head.some((field) => field !== 'edition') ? 1 : 0);

export function LibraryRows() {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const found = useOffers();
  if (found.length === 0) return null;
  return (
    <section>
      <h2 class={styles.group}>{words.libraryGroup}</h2>
      <Rows>
        {found.map(({ offer, newest }) => (
          <Row
            key={newest.code}
            icon={BookUp}
            href={`/checklists/${newest.code}`}
            about={`${newest.code} · ${words.libraryRow(countOf(offer.changes))}`}
          >
            {inLanguage(newest.name, language)}
          </Row>
        ))}
      </Rows>
    </section>
  );
}

type OthersProps = { taken: ReadonlySet<string>; isSought: (template: Template) => boolean };

/** What the library has besides; opened to be written on, and the school's once it is published. */
export function LibraryOthers({ taken, isSought }: OthersProps) {
  const db = useDb();
  const { route } = useLocation();
  const language = useLanguage();
  const { checklists: words } = useWords();
  const { body } = useReport('/api/library', LibraryNews);
  const others = body?.others.filter((template) => !taken.has(template.code) && isSought(template)) ?? [];
  if (others.length === 0) return null;
  const begin = async (template: Template) => {
    await beginWriting(db, { template, base: 0, changedAt: Date.now() });
    route(`/checklists/${template.code}/edit`);
  };
  return (
    <section>
      <h2 class={styles.group}>{words.libraryOthers}</h2>
      <Rows>
        {others.map((template) => (
          <Row
            key={template.code}
            icon={BookUp}
            onClick={() => void begin(template)}
            about={`${template.code} · ${inLanguage(template.frequency, language)} · ${howMany(template, words)}`}
          >
            {inLanguage(template.name, language)}
          </Row>
        ))}
      </Rows>
    </section>
  );
}

export function LibraryCard({ code }: { code: string }) {
  const { person } = useSession();
  return authorize(person, { do: 'publish-template' }) ? <OfferCard code={code} /> : null;
}

function OfferCard({ code }: { code: string }) {
  const { checklists: words } = useWords();
  const [isOpen, open] = useState(false);
  const found = useOffers().find(({ newest }) => newest.code === code);
  if (!found) return null;
  return (
    <Card>
      <div class={styles.form}>
        <h2 class={styles.group}>{words.libraryNews}</h2>
        <p>{found.isWriting ? words.libraryWriting : words.libraryHint(countOf(found.offer.changes))}</p>
        {!found.isWriting && (
          <div class={styles.keys}>
            <Button onClick={() => open(true)}>{words.libraryLook}</Button>
          </div>
        )}
      </div>
      {isOpen && !found.isWriting && <OfferSheet found={found} onClose={() => open(false)} />}
    </Card>
  );
}

function OfferSheet({ found: { offer, newest, isSound }, onClose }: { found: Found; onClose: () => void }) {
  const { checklists: words } = useWords();
  const own = { ...offer.own, head: offer.own.head.filter((field) => field !== 'retired') };
  return (
    <Sheet label={words.libraryTitle} onClose={onClose}>
      <div class={styles.form}>
        {/* Read from the top: the only control stands below all of it. */}
        <h2 tabIndex={-1} autofocus>
          {words.libraryTitle}
        </h2>
        {countOf(own) === 0 && <p>{words.libraryAsIs}</p>}
        <p>{words.changes(countOf(offer.changes))}</p>
        <Changes changes={offer.changes} />
        {countOf(own) > 0 && (
          <section class={styles.form}>
            <h3 class={styles.group}>{words.libraryOwn(countOf(own))}</h3>
            <p class={styles.hint}>{words.libraryOwnHint}</p>
            <Changes changes={own} />
          </section>
        )}
        <TakeIt template={offer.template} {...{ newest, isSound, onClose }} />
      </div>
    </Sheet>
  );
}

type TakeItProps = { template: Template; newest: Template; isSound: boolean; onClose: () => void };

/** Published as it is; where the two together are no sound checklist, by way of the editor. */
function TakeIt({ template, newest, isSound, onClose }: TakeItProps) {
  const db = useDb();
  const { route } = useLocation();
  const { checklists: words, problems } = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  const take = async () => {
    try {
      await publish(db, template);
      deliverSoon();
      onClose();
      route(publishedAddress({ ...template, version: newest.version + 1 }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(problems[error.code]);
    }
  };
  const edit = async () => {
    await keepWriting(db, { template, base: newest.version, changedAt: Date.now() });
    route(`/checklists/${template.code}/edit`);
  };
  return (
    <>
      <p class={styles.hint}>{isSound ? words.publishHint : words.libraryUnsound}</p>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <Button look="primary" large wide onClick={() => void (isSound ? take() : edit())}>
        {isSound ? words.publishNow(newest.version + 1) : words.libraryEdit}
      </Button>
    </>
  );
}
