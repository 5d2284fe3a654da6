import { papers } from '#contract/papers';
import type { Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Choice } from '#web/Choice.tsx';
import { useLanguage } from '#web/language.tsx';
import { Section } from '#web/Page.tsx';

type Found = Output<typeof papers.importPreview>;
type Column = Output<typeof papers.imports>[number]['columns'][number];
type Props = { columns: readonly Column[]; found: Found; onChange: (mapping: Found['mapping']) => void };

const { shape } = papers.importPreview.output;

/** Which column of the file each field is read from, with what stands there in the first row. */
export const Columns = ({ columns, found: { headings, mapping, sample }, onChange }: Props) => {
  const { say } = useLanguage();
  const first = (at: number) => sample[0]?.[at] ?? '';
  const options = headings.map((heading, at) => ({
    id: String(at),
    name: `${heading || say({ zh: `第 ${at + 1} 列`, en: `column ${at + 1}` })}${first(at) && ` · ${first(at)}`}`,
  }));
  return (
    <Section title={nameOf(shape.mapping)}>
      <div className="import-columns">
        {columns.map(({ key, title, isRequired }) => (
          <Choice
            key={key}
            label={isRequired ? { zh: `${title.zh}（必填）`, en: `${title.en} (required)` } : title}
            placeholder={{ zh: '文件中没有', en: 'not in the file' }}
            options={options}
            value={mapping[key] === null || mapping[key] === undefined ? undefined : String(mapping[key])}
            onChange={(at) => onChange({ ...mapping, [key]: at === undefined ? null : Number(at) })}
          />
        ))}
      </div>
    </Section>
  );
};
