// 常用清单: lists with their filters under names of one's own, on this phone only.
import { Bookmark, X } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { caseViews, dropCaseView, keepCaseView } from '../../db/case-views.ts';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { casesAddress, type CaseFilter } from '../case-filter.ts';
import styles from './case-list.module.css';
import { useDeskWords } from './use-case-desk.ts';

const longestName = 20;

/** `name`: what the list that is shown now would be called. */
export function ViewsSheet({
  filter,
  name: start,
  onClose,
}: {
  filter: CaseFilter;
  name: string;
  onClose: () => void;
}) {
  const db = useDb();
  const { route } = useLocation();
  const words = useDeskWords();
  const views = useLive(() => caseViews(db), [db]);
  const [name, setName] = useState(start);
  const [isTried, setTried] = useState(false);
  const typed = name.trim();
  const isGood = typed !== '' && typed.length <= longestName;
  // The sheet's own history entry becomes the list that is shown.
  const show = (address: string) => {
    route(address, true);
    onClose();
  };
  const keep = () => {
    setTried(true);
    if (isGood) void keepCaseView(db, { name: typed, address: casesAddress(filter) });
  };
  return (
    <Sheet label={words.views} onClose={onClose}>
      <form
        class={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <div>
          <h2>{words.views}</h2>
          <p class={form.hint}>{words.viewsHint}</p>
        </div>
        {views?.length === 0 && <p>{words.viewsNone}</p>}
        <ul class={styles.views}>
          {views?.map((view) => (
            <li key={view.name}>
              <button type="button" onClick={() => show(view.address)}>
                {view.name}
              </button>
              <Button
                look="plain"
                aria-label={words.dropView(view.name)}
                onClick={() => void dropCaseView(db, view.name)}
              >
                <Icon of={X} size={20} />
                {words.drop}
              </Button>
            </li>
          ))}
        </ul>
        <TextField
          label={words.viewName}
          hint={words.viewNameHint}
          maxLength={longestName}
          autocomplete="off"
          value={name}
          error={isTried && !isGood ? words.needName : undefined}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Button look="primary" large wide type="submit">
          <Icon of={Bookmark} />
          {words.keepView}
        </Button>
      </form>
    </Sheet>
  );
}
