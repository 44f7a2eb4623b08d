import { useBoardWords } from './use-board.ts';
import type { PaperColumn, PaperLine } from './paper-lines.ts';

/** `by`: what whoever walked is called on this form. */
type Props = { columns: readonly PaperColumn[]; lines: readonly PaperLine[]; by?: string };

export function PaperTable({ columns, lines, by }: Props) {
  const words = useBoardWords();
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {(column === 'by' && by) || words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {columns.map((column) => (
              <td key={column}>{line[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
