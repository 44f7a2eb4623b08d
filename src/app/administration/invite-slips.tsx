// Slips to cut and hand over, eight on a sheet of A4: one person, one code.
import { inviteAddress, type InviteMade } from '../../domain/invite.ts';
import { dayAndClock } from '../format.ts';
import { sheetsOf } from '../print/sheets.ts';
import { Square } from '../print/square.tsx';
import { screen } from '../state.ts';
import { administrationWords } from '../words/administration.ts';
import styles from './invite.module.css';

const cellsOnSheet = 8;

/** Drawn beside the app, where nothing of its own context is. */
export function InviteSlips({ of }: { of: readonly InviteMade[] }) {
  const { language, session } = screen.getState();
  const { invite: words } = administrationWords[language];
  return (
    <>
      {sheetsOf(of, cellsOnSheet).map((cells, n) => (
        <div key={n} class={styles.sheet}>
          {cells.map((one, i) => (
            <div key={i} class={styles.slip}>
              {one && (
                <>
                  <Square text={inviteAddress(location.origin, one.code)} />
                  <div>
                    <strong>{one.name}</strong>
                    <p>
                      {session?.school.name} · {words.slip.username} <b>{one.username}</b>
                    </p>
                    <p>{words.slip.scan}</p>
                    <p>{words.slip.type}</p>
                    <p>{location.origin}</p>
                    <p class={styles.slipCode}>{one.code}</p>
                    <p>
                      {words.slip.until} {dayAndClock(one.until, language)}
                    </p>
                    <p>{words.oneUse}</p>
                  </div>
                </>
              )}
            </div>
          ))}
        </div>
      ))}
    </>
  );
}
