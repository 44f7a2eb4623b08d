// Who hears that something was written: part of the store.
import type { DocumentType } from '../../domain/documents.ts';

/** What is written, as far as it changes what somebody reads: a document, a photo, what a phone says of itself, or what is to be told over a channel. */
export type Topic = DocumentType | 'photo' | 'phone' | 'alert';

export interface Heard {
  /** Calls back after each flush to disk, with what it wrote of a school; the answer ends it. */
  listen(listener: (schoolId: string, topics: ReadonlySet<Topic>) => void): () => void;
}
