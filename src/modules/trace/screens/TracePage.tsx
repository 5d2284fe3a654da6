import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { TracedLot, trace } from '#contract/trace';
import { nameOf } from '#kernel/field';
import { useAsk } from '#web/ask.ts';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Scan } from '#web/Scan.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';
import { LotTrace } from './LotTrace.tsx';
import { serialMeant, sought } from './sought.ts';

const route = getRouteApi('/trace');

/** One field, and where the goods are, who has them, and how they came there. */
export const TracePage = () => {
  const { say } = useLanguage();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const search = (text: string) => {
    void navigate({ search: text === '' ? {} : { q: text } });
    return [];
  };
  return (
    <Page title={{ zh: '追溯', en: 'Trace' }} reads={[trace.find, trace.holders, trace.units, trace.movements]}>
      <Section title={trace.find.title}>
        <Scan
          key={q}
          label={{ zh: '批号、序列号或标签', en: 'Lot, serial number or label' }}
          placeholder={{ zh: '扫描标签，或输入批号、序列号', en: 'Scan a label, or type a lot or serial number' }}
          button={{ zh: '追溯', en: 'Trace' }}
          initial={q}
          onRead={(_, text) => search(text)}
          onText={search}
        />
      </Section>
      {q === '' ? (
        <Empty>
          {say({
            zh: '扫描任何一件货的标签，看它现在在哪里、谁持有、怎样到的那里。',
            en: 'Scan any label to see where the goods are, who has them, and how they came there.',
          })}
        </Empty>
      ) : (
        <Found q={q} />
      )}
    </Page>
  );
};

const Found = ({ q }: { q: string }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  const { lot: lotId } = route.useSearch();
  const navigate = route.useNavigate();
  const wanted = sought(q, today);
  const found = useAsk(trace.find, 'find' in wanted ? wanted.find : undefined);
  if ('said' in wanted) return wanted.said.map((sentence) => <Empty key={sentence.en}>{say(sentence)}</Empty>);
  return (
    <Loaded asked={found}>
      {(lots) => {
        if (lots.length === 0) return <NothingFound q={q} find={wanted.find} />;
        const chosen = lots.length === 1 ? lots[0] : lots.find((lot) => lot.lotId === lotId);
        return (
          <>
            {lots.length > 1 && (
              <Section title={{ zh: `${lots.length} 批符合，请选择`, en: `${lots.length} lots fit: choose one` }}>
                <LotChoice
                  lots={lots}
                  chosen={chosen}
                  onChoose={(lot) => void navigate({ search: { q, lot: lot.lotId } })}
                />
              </Section>
            )}
            {chosen && (
              <LotTrace
                key={`${chosen.lotId} ${q}`}
                lot={chosen}
                serial={wanted.serial ?? ('text' in wanted.find ? serialMeant(q, chosen.lotNumber) : undefined)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
};

type Nothing = { q: string; find: { text: string } | { di?: string; lotNumber?: string; serial?: string } };

const NothingFound = ({ q, find }: Nothing) => {
  const { say } = useLanguage();
  const navigate = route.useNavigate();
  const lotNumber = 'lotNumber' in find && 'serial' in find ? find.lotNumber : undefined;
  return (
    <Empty>
      {say({
        zh: `没有找到「${q}」。请核对标签，或只输入批号。`,
        en: `“${q}” was not found. Check the label, or type the lot.`,
      })}
      {lotNumber !== undefined && (
        <Button type="link" onClick={() => void navigate({ search: { q: lotNumber } })}>
          {say({ zh: `只按批号 ${lotNumber} 查找`, en: `Look for lot ${lotNumber} only` })}
        </Button>
      )}
    </Empty>
  );
};

const { shape } = TracedLot;

type Choose = { lots: readonly TracedLot[]; chosen: TracedLot | undefined; onChoose: (lot: TracedLot) => void };

const LotChoice = ({ lots, chosen, onChoose }: Choose) => {
  const { say } = useLanguage();
  return (
    <Table
      label={trace.find.title}
      rows={lots}
      keyOf={({ lotId }) => lotId}
      isChosen={({ lotId }) => lotId === chosen?.lotId}
      columns={[
        { title: nameOf(shape.product), cell: ({ product, model }) => `${product} ${model}` },
        { title: nameOf(shape.lotNumber), cell: ({ lotNumber }) => <strong>{lotNumber ?? '—'}</strong> },
        { title: nameOf(shape.registrantName), cell: ({ registrantName }) => registrantName },
        { title: nameOf(shape.lastUseOn), className: 'whole', cell: ({ lastUseOn }) => lastUseOn ?? '—' },
        {
          title: { zh: '操作', en: 'Do' },
          cell: (lot) => <Button onClick={() => onChoose(lot)}>{say({ zh: '查看', en: 'Show' })}</Button>,
        },
      ]}
    />
  );
};
