// A checklist: those for one's role first, nobody is kept from any.
import { ClipboardCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { askedAtFirst } from '../../domain/logic.ts';
import type { Role } from '../../domain/person.ts';
import type { Template } from '../../domain/template.ts';
import { dayKey, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Row, Rows } from '../ui/rows.tsx';
import { SearchField } from '../ui/search-field.tsx';
import styles from './picker.module.css';

const manyTemplates = 12;

type PickTemplateProps = {
  templates: readonly Template[];
  role: Role;
  /** Codes of checklists that are open here and not finished. */
  open: ReadonlySet<string>;
  onPick: (template: Template) => void;
};

export function PickTemplate({ templates, role, open, onPick }: PickTemplateProps) {
  const { picker } = useWords().today;
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const fits = ({ name, code }: Template) =>
    [name.zh, name.en, code].some((text) => text.toLowerCase().includes(wanted));
  const found = templates.filter(fits);
  const mine = found.filter((template) => template.roles.includes(role));
  const others = found.filter((template) => !template.roles.includes(role));
  return (
    <div class={styles.step}>
      {templates.length > manyTemplates && (
        <SearchField label={picker.searchTemplate} value={typed} onType={setTyped} />
      )}
      {found.length === 0 && (
        <p class={styles.group} role="status">
          {picker.noResults}
        </p>
      )}
      <Templates title={picker.forRole} templates={mine} open={open} onPick={onPick} />
      <Templates title={picker.others} templates={others} open={open} onPick={onPick} />
    </div>
  );
}

type TemplatesProps = Pick<PickTemplateProps, 'templates' | 'open' | 'onPick'> & { title: string };

function Templates({ title, templates, open, onPick }: TemplatesProps) {
  const { common, today } = useWords();
  const language = useLanguage();
  if (templates.length === 0) return null;
  return (
    <section>
      <h3 class={styles.group}>{title}</h3>
      <Rows>
        {templates.map((template) => (
          <Row
            key={template.code}
            icon={ClipboardCheck}
            onClick={() => onPick(template)}
            about={
              <>
                {inLanguage(template.frequency, language)} · {common.items(askedAtFirst(template, dayKey(Date.now())))}
                {open.has(template.code) && <b class={styles.open}>{today.picker.openDraft}</b>}
              </>
            }
          >
            {inLanguage(template.name, language)}
          </Row>
        ))}
      </Rows>
    </section>
  );
}
