import { DownloadOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { papers } from '#contract/papers';
import type { Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { Upload } from '#web/Upload.tsx';
import { BadCells } from './BadCells.tsx';
import { Columns } from './Columns.tsx';
import { Jobs } from './JobsPage.tsx';
import './import.css';

type Import = Output<typeof papers.imports>[number];
type File = { fileId: string; name: string };
export type Mapping = Output<typeof papers.importPreview>['mapping'];

/** A table comes in: it is sent, its columns are matched, what is wrong is shown; only then something is written. */
export const ImportPage = () => {
  const { say } = useLanguage();
  const { of } = useSearch({ from: '/import' });
  const go = useNavigate();
  const asked = useAsk(papers.imports, {});
  return (
    <Page title={papers.importTable.title} reads={[papers.imports, papers.importPreview]}>
      <Loaded asked={asked}>
        {(imports) => {
          const chosen = imports.find(({ command }) => command === of) ?? imports[0];
          return (
            <>
              <Section title={nameOf(papers.importTable.about.shape.command)}>
                <Choice
                  label={nameOf(papers.importTable.about.shape.command)}
                  placeholder={{ zh: '选择', en: 'Choose' }}
                  options={imports.map(({ command, title }) => ({ id: command, name: say(title) }))}
                  value={chosen?.command}
                  onChange={(command) => void go({ to: '/import', search: command ? { of: command } : {} })}
                />
              </Section>
              {chosen && <Table key={chosen.command} its={chosen} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};

/** One file on its way in. */
const Table = ({ its }: { its: Import }) => {
  const { say } = useLanguage();
  const [file, setFile] = useState<File>();
  const [started, setStarted] = useState<string>();
  return (
    <>
      <Section
        title={{ zh: '上传表格', en: 'Send the table' }}
        extra={
          <a href={`/api/imports/${its.command}`} download>
            <DownloadOutlined aria-hidden /> {say({ zh: '下载模板', en: 'Template' })}
          </a>
        }
      >
        <p className="quiet">
          {say({
            zh: '.xlsx 或 .csv，第一行为列名，最多 50,000 行。确认之前不写入任何数据。',
            en: '.xlsx or .csv, the first row names the columns, at most 50,000 rows. You confirm before we write.',
          })}
        </p>
        <Upload onChange={(files) => setFile(files.at(-1))} />
      </Section>
      {file && file.fileId !== started && (
        <Preview key={file.fileId} its={its} file={file} onStarted={() => setStarted(file.fileId)} />
      )}
      {started && <Jobs query={papers.jobs} cancel={papers.cancelJob} />}
    </>
  );
};

const rest = ({ count, fit }: Output<typeof papers.importPreview>): number => count - fit;

type PreviewProps = { its: Import; file: File; onStarted: () => void };

const Preview = ({ its, file, onStarted }: PreviewProps) => {
  const { say } = useLanguage();
  const [mapping, setMapping] = useState<Mapping>();
  const about = { command: its.command, fileId: file.fileId };
  const asked = useAsk(papers.importPreview, { ...about, ...(mapping && { mapping }) }, { keepsPrevious: true });
  return (
    <Loaded asked={asked}>
      {(found) => (
        <>
          <Columns columns={its.columns} found={found} onChange={setMapping} />
          <BadCells found={found} />
          <Section title={{ zh: '确认', en: 'Confirm' }}>
            <p>
              {say({
                zh: `共 ${found.count} 行，将导入 ${found.fit} 行；其余 ${rest(found)} 行不导入，结果文件里逐行说明。`,
                en: `${found.count} rows: ${found.fit} will be imported, ${rest(found)} not; the result says why.`,
              })}
            </p>
            <Act
              on={papers.importTable}
              about={about}
              fill={{ name: file.name, mapping: found.mapping }}
              notYet={found.fit === 0 ? { zh: '没有可以导入的行', en: 'no row can be imported' } : undefined}
              onDone={onStarted}
            />
          </Section>
        </>
      )}
    </Loaded>
  );
};
