// Buildings, floors, rooms and points, and adding to them: works without a network like everything that is recorded.
import { Building2, Download, Plus, Printer, SearchX, Upload } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { authorize } from '../../domain/authorize.ts';
import { isManager } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AddBuilding } from './add-building.tsx';
import { AddPlaces } from './add-places.tsx';
import { placeTree, type PlaceTree } from '../place-tree.ts';
import { PlaceBranch } from './place-branch.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './places.module.css';

// Reading a file needs the school anyway.
const files = () => import('../place-files/place-file-sheet.tsx');
const PlaceFileSheet = later(async () => (await files()).PlaceFileSheet);
const AssetFileSheet = later(async () => (await files()).AssetFileSheet);

/** What is open: nothing, a new building, or places below one. */
type Adding = null | 'building' | Place;

export function PlacesScreen() {
  const db = useDb();
  const { person } = useSession();
  const { places: words } = useWords().manage;
  const whole = useLive(() => places(db), [db]);
  const [showRetired, setShowRetired] = useState(false);
  const retired = whole?.filter((place) => place.retired).length ?? 0;
  const all = useMemo(() => (showRetired ? whole : whole?.filter((place) => !place.retired)), [whole, showRetired]);
  const tree = useMemo(() => placeTree(all ?? []), [all]);
  const [text, setText] = useState('');
  const [adding, setAdding] = useState<Adding>(null);
  const [said, setSaid] = useSaid('');
  const [importing, setImporting] = useState<'places' | 'assets' | null>(null);
  const File = importing === 'assets' ? AssetFileSheet : PlaceFileSheet;
  const mayAdd = authorize(person, { do: 'keep-places' });
  const buildings = tree.inside(null);
  const done = (n: number) => {
    setSaid(words.added(n));
    setAdding(null);
  };
  const wide = useWide();
  const add = mayAdd && (
    <>
      <ButtonLink large href="/places/labels">
        <Icon of={Printer} />
        {words.print}
      </ButtonLink>
      <Button look="primary" large onClick={() => setAdding('building')}>
        <Icon of={Plus} />
        {words.addBuilding}
      </Button>
    </>
  );
  return (
    <Page title={words.title} sub={all && words.sub(all.length)} action={wide && add} bar={!wide && add}>
      <p class={styles.added} role="status">
        {said}
      </p>
      {all && all.length > 0 && (
        <div class={styles.find}>
          <SearchField label={words.find} value={text} onType={setText} />
        </div>
      )}
      {text.trim() !== '' && all ? (
        <Found tree={tree} text={text} />
      ) : (
        <ul class={styles.buildings}>
          {buildings.map((building) => (
            <PlaceBranch key={building.id} place={building} tree={tree} onAdd={mayAdd ? setAdding : null} />
          ))}
        </ul>
      )}
      {mayAdd && all && (
        <p class={styles.file}>
          <ButtonLink href="/api/places/file" download>
            <Icon of={Download} size={22} />
            {words.exportFile}
          </ButtonLink>
          <Button onClick={() => setImporting('places')}>
            <Icon of={Upload} size={22} />
            {words.importFile}
          </Button>
        </p>
      )}
      {isManager(person) && (
        <p class={styles.file}>
          <ButtonLink href="/api/assets/file" download>
            <Icon of={Download} size={22} />
            {words.exportAssets}
          </ButtonLink>
          <Button onClick={() => setImporting('assets')}>
            <Icon of={Upload} size={22} />
            {words.importAssets}
          </Button>
        </p>
      )}
      {importing && (
        <File
          onClose={() => setImporting(null)}
          onDone={(text) => {
            setSaid(text);
            setImporting(null);
          }}
        />
      )}
      {retired > 0 && (
        <p class={styles.retired}>
          <Button look="plain" onClick={() => setShowRetired(!showRetired)}>
            {showRetired ? words.hideRetired : words.showRetired(retired)}
          </Button>
        </p>
      )}
      {all?.length === 0 && (
        <Notice icon={Building2}>
          <p>{words.none}</p>
          {mayAdd && <p>{words.noneHint}</p>}
        </Notice>
      )}
      {!all && <Skeleton look="rows" />}
      {adding === 'building' && <AddBuilding siblings={buildings} onClose={() => setAdding(null)} onAdded={done} />}
      {adding && adding !== 'building' && (
        <AddPlaces parent={adding} siblings={tree.inside(adding.id)} onClose={() => setAdding(null)} onAdded={done} />
      )}
    </Page>
  );
}

const mostFound = 50;

function Found({ tree, text }: { tree: PlaceTree; text: string }) {
  const { places: words } = useWords().manage;
  const found = useMemo(() => tree.search(text), [tree, text]);
  const shown = found.slice(0, mostFound);
  if (found.length === 0)
    return (
      <Notice icon={SearchX}>
        <p>{words.notFound}</p>
        <p>{words.notFoundHint}</p>
      </Notice>
    );
  return (
    <>
      <p class={styles.count} role="status">
        {words.found(shown.length, found.length)}
      </p>
      <Rows>
        {shown.map((place) => (
          <Row key={place.id} about={words.kinds[place.kind]} href={`/places/${place.id}`}>
            {placeName(place)}
          </Row>
        ))}
      </Rows>
    </>
  );
}
