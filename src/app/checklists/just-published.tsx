// Above the checklists, after one was published: what, as which version, and from when on phones have it.
import { useLocation } from 'preact-iso';
import type { Publication } from '../../db/writing.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import styles from './checklists.module.css';
import { useWords } from './use-words.ts';

export const publishedAddress = (template: Pick<Template, 'code' | 'version'>): string =>
  `/checklists?published=${templateId(template)}`;

/** What has not arrived stands below with what it waits for. */
export function JustPublished({ all, sent }: { all: readonly Template[]; sent: readonly Publication[] }) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const { query } = useLocation();
  const isOnWay = sent.some(({ template }) => templateId(template) === query['published']);
  const arrived = !isOnWay && all.find((template) => templateId(template) === query['published']);
  return (
    <p role="status" class={arrived ? styles.arrived : ''}>
      {arrived && words.publishedAs(inLanguage(arrived.name, language), arrived.version)}
    </p>
  );
}
