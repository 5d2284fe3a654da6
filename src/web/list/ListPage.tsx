/** A page that is a list: its filters, views and columns, its rows, and the way out to Excel. */
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Language } from '#kernel/contract';
import { fileOf } from '../client.ts';
import { Loaded, LoadMore } from '../Loaded.tsx';
import { useLanguage } from '../language.tsx';
import { notDone } from '../not-done.ts';
import { Empty, Page } from '../Page.tsx';
import { Problem } from '../Problem.tsx';
import { ListColumns } from './ListColumns.tsx';
import { ListDetail, openIn } from './ListDetail.tsx';
import { ListFilters } from './ListFilters.tsx';
import { keyOf, ListTable, type Way } from './ListTable.tsx';
import { ListViews } from './ListViews.tsx';
import { asksForAll, inputOf } from './question.ts';
import { type ListState, type NamedList, type Row, useList } from './use-list.ts';
import './list.css';

type Props = {
  of: NamedList;
  /** Where a row leads; left out, a row is all there is. */
  way?: Way;
  /** What can be done without any row. */
  above?: ReactNode;
  /** What can be done with one row, in a drawer beside the list; its first cell opens it. */
  detail?: (row: Row) => ReactNode;
  /** What can be done with the rows chosen together; left out, rows are not chosen. */
  acts?: (chosen: readonly Row[]) => ReactNode;
  /** Other ways from here, beside the tools of every list. */
  ways?: ReactNode;
};

export const ListPage = ({ of, way, above, detail, acts, ways }: Props) => {
  const { say } = useLanguage();
  const state = useList(of);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { rows, question, pages } = state;
  return (
    <Page
      title={of.title}
      reads={[of]}
      extra={
        <div className="list-tools">
          {ways}
          <ListViews state={state} />
          <ListColumns state={state} />
          <Export state={state} />
        </div>
      }
    >
      <section className="section" aria-label={say(of.title)}>
        {above}
        <ListFilters state={state} />
        {state.problem && <Problem problem={state.problem} />}
        {acts?.(rows.filter((row) => chosen.includes(keyOf(of.list, row))))}
        <Loaded asked={pages}>
          {() =>
            rows.length === 0 ? (
              <Empty>
                {asksForAll(question)
                  ? say({ zh: '还没有记录', en: 'Nothing is here yet' })
                  : say({ zh: '没有符合条件的记录，请放宽筛选', en: 'Nothing meets the filter; ask for less' })}
              </Empty>
            ) : (
              <>
                <ListTable state={state} way={detail ? openIn(of) : way} chosen={chosen} onChoose={acts && setChosen} />
                <Count state={state} />
                <LoadMore asked={pages} />
              </>
            )
          }
        </Loaded>
      </section>
      {detail && <ListDetail state={state} detail={detail} />}
    </Page>
  );
};

const Count = ({ state: { rows, total } }: { state: ListState }) => {
  const { say } = useLanguage();
  if (!total) return null;
  const of = total.isExact ? String(total.count) : `${total.count}+`;
  return (
    <p className="quiet" role="status">
      {say({ zh: `已显示 ${rows.length} 行，共 ${of} 行`, en: `${rows.length} of ${of} rows` })}
    </p>
  );
};

const formats = ['xlsx', 'csv'] as const;

const Export = ({ state }: { state: ListState }) => {
  const { say, language } = useLanguage();
  const { modal } = App.useApp();
  const [isRunning, setIsRunning] = useState(false);
  const take = async (format: (typeof formats)[number]) => {
    setIsRunning(true);
    try {
      await download(state, format, language);
    } catch (thrown) {
      modal.error({
        title: say({ zh: '没有导出', en: 'Not exported' }),
        content: <Problem problem={notDone(thrown)} />,
      });
    } finally {
      setIsRunning(false);
    }
  };
  const entries = formats.map((format) => ({
    key: format,
    label: format === 'xlsx' ? 'Excel (.xlsx)' : 'CSV',
    onClick: () => void take(format),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items: entries }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={isRunning}>
        {say({ zh: '导出', en: 'Export' })}
      </Button>
    </Dropdown>
  );
};

/** The file comes through the page, so that a refusal is read here and not in a file. */
const download = async ({ of, question, shown }: ListState, format: string, language: Language): Promise<void> => {
  const asked = new URLSearchParams({
    input: JSON.stringify(inputOf(question)),
    format,
    language,
    columns: shown.map(({ name }) => name).join(','),
  });
  const file = await fileOf(`export/${of.name}?${asked}`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${of.title[language]}.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
};
