import { prints } from '#contract/prints';
import { nameOf } from '#kernel/field';
import type { PrintCommand } from '#kernel/prints/contract';
import { Act } from './Act.tsx';
import { useAsk } from './ask.ts';
import { moment } from './days.ts';
import { Loaded } from './Loaded.tsx';
import { useLanguage } from './language.tsx';
import { Table } from './Table.tsx';

const { shape } = prints.ofDocument.output.shape.prints.element;

/** The papers of a document: a button for each, and every copy there is, to be opened again as it was printed. */
export const Prints = ({ on, documentId }: { on: readonly PrintCommand[]; documentId: string }) => {
  const { language, say } = useLanguage();
  const asked = useAsk(prints.ofDocument, { documentId });
  return (
    <div className="stack">
      <div className="acts">
        {on.map((command) => (
          <Act
            key={command.name}
            on={command}
            about={{ documentId }}
            fill={{ language }}
            onDone={({ output }) => open(output.printId)}
          />
        ))}
      </div>
      <Loaded asked={asked}>
        {({ prints: made }) =>
          made.length === 0 ? null : (
            <Table
              label={prints.ofDocument.title}
              rows={made}
              keyOf={({ printId }) => printId}
              columns={[
                {
                  title: nameOf(shape.title),
                  cell: ({ printId, title }) => (
                    <a href={addressOf(printId)} target="_blank" rel="noreferrer">
                      {title}
                    </a>
                  ),
                },
                { title: nameOf(shape.copyNumber), isNumber: true, cell: ({ copyNumber }) => copyLabel(copyNumber) },
                { title: nameOf(shape.printedBy), className: 'whole', cell: ({ printedBy }) => printedBy },
                { title: nameOf(shape.printedAt), className: 'whole', cell: ({ printedAt }) => moment(printedAt) },
              ]}
            />
          )
        }
      </Loaded>
    </div>
  );

  function copyLabel(copyNumber: number): string {
    return copyNumber === 1
      ? say({ zh: '首次', en: 'first' })
      : say({ zh: `补打 ${copyNumber - 1}`, en: `reprint ${copyNumber - 1}` });
  }
};

const addressOf = (printId: string): string => `/api/prints/${printId}.pdf`;

/** In a tab of its own; where that is blocked the list below has the way. */
const open = (printId: string): void => void window.open(addressOf(printId), '_blank', 'noopener');
