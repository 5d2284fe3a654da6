import { papers } from '#contract/papers';
import type { Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';

type Found = Output<typeof papers.importPreview>;

const { shape } = papers.importPreview.output;

/** Every cell that is wrong, by row and column, with the sentence that says why. */
export const BadCells = ({ found: { bad, badCount } }: { found: Found }) => {
  const { say } = useLanguage();
  return (
    <Section title={nameOf(shape.bad)}>
      {bad.length === 0 ? (
        <Empty>{say({ zh: '没有发现问题', en: 'Nothing is wrong' })}</Empty>
      ) : (
        <Table
          label={nameOf(shape.bad)}
          rows={bad}
          keyOf={({ row, column }) => `${row} ${column.en}`}
          columns={[
            { title: { zh: '行号', en: 'Row' }, isNumber: true, cell: ({ row }) => row },
            { title: { zh: '所在列', en: 'Column' }, cell: ({ column }) => say(column) },
            { title: { zh: '原文', en: 'Content' }, cell: ({ text }) => text || '—' },
            { title: { zh: '问题', en: 'Problem' }, cell: ({ say: words }) => say(words) },
          ]}
        />
      )}
      {badCount > bad.length && (
        <p className="quiet">
          {say({ zh: `共 ${badCount} 处，以上为前 ${bad.length} 处`, en: `the first ${bad.length} of ${badCount}` })}
        </p>
      )}
    </Section>
  );
};
