// What a workbook changes, as entries in the order in which each may name the ones before.
import { schemaOfRoute } from '../../domain/route.ts';
import type { Place } from '../../domain/place.ts';
import { roleSchema } from '../../domain/person-rules.ts';
import { placesSchema } from '../../domain/place-rules.ts';
import type { Fact } from '../entries.ts';
import type { SchoolFile } from './read-school.ts';

/** Well below what an entry may have, whatever is around the places. */
const maxBytes = 900_000;

/** `invited`: that the new people were invited. */
export function factsOf({ places, people, plans }: SchoolFile, schoolId: string, invited: readonly Fact[]): Fact[] {
  const facts: Fact[] = [];
  for (const some of chunksOf(places?.places ?? []))
    facts.push({ kind: 'places-kept', schema: placesSchema(some), subject: some[0]?.id ?? '', body: { places: some } });
  if (people?.responsibility)
    facts.push({ kind: 'responsibility-set', schema: 1, subject: schoolId, body: people.responsibility });
  for (const body of people?.added ?? [])
    facts.push({ kind: 'person-added', schema: roleSchema(body.role), subject: body.id, body });
  facts.push(...invited);
  for (const { id, name, role, scope } of people?.changed ?? [])
    facts.push({ kind: 'person-changed', schema: roleSchema(role), subject: id, body: { name, role, scope } });
  for (const body of plans?.routes ?? [])
    facts.push({ kind: 'route-kept', schema: schemaOfRoute(body), subject: body.id, body });
  for (const body of [...(plans?.added ?? []), ...(plans?.changed ?? [])])
    facts.push({ kind: 'plan-kept', schema: body.who.shifts ? 3 : 1, subject: body.id, body });
  return facts;
}

function chunksOf(places: readonly Place[]): Place[][] {
  const chunks: Place[][] = [];
  let bytes = Infinity;
  for (const place of places) {
    const length = Buffer.byteLength(JSON.stringify(place)) + 1;
    if (bytes + length > maxBytes) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(place);
    bytes += length;
  }
  return chunks;
}
