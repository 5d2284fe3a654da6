import { z } from 'zod';
import type { Query } from '#kernel/contract';
import { useAskMore } from '#web/ask.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { Records } from '#web/Records.tsx';

type Line = Readonly<Record<string, unknown>>;

/** Every query of lines answers this much; its fields are its own. */
const Lines = z.object({ lines: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

/** The lines of a document, whatever its kind. */
export const DocumentLines = ({ query, documentId }: { query: Query; documentId: string }) => {
  const { say } = useLanguage();
  const asked = useAskMore(query, {
    input: (key) => ({ documentId, ...(key !== undefined && { after: key }) }),
    next: (page) => Lines.parse(page).next,
  });
  return (
    <Section title={query.title}>
      <Loaded asked={asked}>
        {({ pages }) => {
          const lines = pages.flatMap((page): readonly Line[] => Lines.parse(page).lines);
          if (lines.length === 0) return <Empty>{say({ zh: '没有明细', en: 'No lines' })}</Empty>;
          return (
            <>
              <Records label={query.title} of={lineOf(query)} rows={lines} keyOf={({ lineId }) => String(lineId)} />
              <LoadMore asked={asked} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
};

/** The schema of one line, as `documentLines` declares it. */
const lineOf = ({ output }: Query): z.ZodObject => {
  const lines: unknown = output instanceof z.ZodObject ? output.shape.lines : undefined;
  const line: unknown = lines instanceof z.ZodArray ? lines.element : undefined;
  if (!(line instanceof z.ZodObject)) throw new Error('This must not happen: a query of lines has lines');
  return line;
};
