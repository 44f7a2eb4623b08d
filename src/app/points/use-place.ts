// All that the page of a place shows, asked of the phone alone.
import { useMemo } from 'preact/hooks';
import { assetsAt } from '../../db/assets.ts';
import { isReady, templates } from '../../db/documents.ts';
import { places } from '../../db/school-places.ts';
import { openDrafts } from '../../db/drafts.ts';
import { allOpenHazards } from '../../db/hazards.ts';
import { usedHere } from '../../db/used-here.ts';
import type { Draft } from '../../db/rows.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Role } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import { placeTree, type PlaceTree } from '../place-tree.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';

/** `lastAt`: when this person last handed it in here, UTC ms. */
export type Offer = { template: Template; lastAt: number | null; draft: Draft | undefined };
export type AtPlace = {
  ready: boolean;
  place: Place | undefined;
  inside: readonly Place[];
  tree: PlaceTree;
  offers: Offer[];
  others: number;
  hazards: Hazard[];
  hazardsBelow: number;
  assets: number;
};

/** undefined until the phone has been asked. */
export function usePlace(id: string): AtPlace | undefined {
  const db = useDb();
  const { person } = useSession();
  const all = useLive(() => places(db), [db]);
  const tree = useMemo(() => all && placeTree(all.filter((one) => one.id === id || !one.retired)), [all, id]);
  const known = useLive(
    async () => ({
      ready: await isReady(db),
      templates: (await templates(db)).filter(({ retired }) => !retired),
      used: await usedHere(db, id),
      drafts: (await openDrafts(db)).filter(({ placeId }) => placeId === id),
      open: await allOpenHazards(db),
      assets: (await assetsAt(db, id)).filter(({ retired }) => !retired).length,
    }),
    [db, id],
  );
  if (!tree || !known) return undefined;
  const offers = offersOf(known, person.role);
  return {
    ready: known.ready,
    place: tree.find(id),
    inside: tree.inside(id),
    tree,
    offers,
    others: known.templates.length - offers.length,
    hazards: known.open.filter(({ placeId }) => placeId === id),
    hazardsBelow: known.open.filter(({ placeId }) => tree.find(placeId)?.ancestors.some((above) => above.id === id))
      .length,
    assets: known.assets,
  };
}

type Known = { templates: readonly Template[]; used: ReadonlyMap<string, number>; drafts: readonly Draft[] };

/** What is open here first, then what was used here last, then what is for one's role. */
export function offersOf({ templates, used, drafts }: Known, role: Role): Offer[] {
  const offers = templates.map((template): Offer => {
    const draft = drafts.find((one) => one.template.code === template.code);
    return { template, lastAt: used.get(template.code) ?? null, draft };
  });
  const first = offers.filter(
    ({ template, lastAt, draft }) => draft || lastAt !== null || template.roles.includes(role),
  );
  return first.sort((a, b) => Number(Boolean(b.draft)) - Number(Boolean(a.draft)) || (b.lastAt ?? 0) - (a.lastAt ?? 0));
}
