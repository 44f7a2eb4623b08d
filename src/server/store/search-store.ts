// What the server needs remembered to find things by words. Part of the store.
import type { Document, DocumentOf } from '../../domain/documents.ts';
import type { SearchKind } from '../../domain/search.ts';
import type { Template } from '../../domain/template.ts';
import type { Word } from '../search/words.ts';

/** What is found in the index; people, places and the equipment are few, and are looked through as they are. */
export type IndexedKind = Exclude<SearchKind, 'person' | 'place' | 'asset'>;
export type Indexed = DocumentOf<IndexedKind>;

/**
 * Who looks. Each is a list of places below which he may read such things: empty for the whole school, null for nowhere; his own he
 * finds besides. `walks` is for cases, and `departments` and `acting` as in `CaseViewer`.
 */
export type Searcher = {
  personId: string;
  records: readonly string[] | null;
  walks: readonly string[] | null;
  samples: readonly string[] | null;
  departments: readonly string[];
  acting: readonly string[];
};

/** `code`: what was asked, without its signs. `before`: the `n` where the last page ended; null for the first page. */
export type SearchAsk = {
  kind: IndexedKind;
  words: readonly Word[];
  code: string;
  before: number | null;
  limit: number;
};

export type Found = { document: Indexed; isExact: boolean };

export interface SearchStore {
  /** Checklists as the index read them: what was written in one is told by its items. */
  template(schoolId: string): (of: Pick<Template, 'code' | 'version'>) => Template | undefined;
  /**
   * Those of one kind in which all words stand and which this person may read: those with this number or code first, then the newest.
   * `stands` is asked where the index cannot tell. `end`: where the page ends, null when there is no more.
   */
  find(
    schoolId: string,
    who: Searcher,
    asked: SearchAsk,
    stands: (document: Document) => boolean,
  ): Promise<{ found: Found[]; end: number | null }>;
}
