import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Container, warehouse } from '#contract/warehouse';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk, useAskMore } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { Field } from '#web/Field.tsx';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Scan } from '#web/Scan.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';
import { ContainerShown } from './ContainerShown.tsx';

const route = getRouteApi('/containers');
const { shape } = Container;

/** Pallets, cartons and totes: scan one to see what is in it, where it stood, and to carry it elsewhere. */
export const ContainersPage = () => {
  const { say } = useLanguage();
  const { may } = useMe();
  const { container: chosenId, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = useAskMore(warehouse.containers, {
    input: (key) => ({ text: q, ...(key !== undefined && { after: key }) }),
    next: (page) => page.next,
  });
  const search = (text: string) => {
    void navigate({ search: text === '' ? {} : { q: text } });
    return [];
  };
  const found = asked.data?.pages.flatMap((page) => page.containers) ?? [];
  // A label names one container: no choosing.
  const only = q !== '' && found.length === 1 ? found[0]?.containerId : undefined;
  const shown = chosenId ?? only;
  return (
    <Page title={warehouse.containers.title} reads={[warehouse.containers, warehouse.container]}>
      <Section title={{ zh: '查找容器', en: 'Find a container' }}>
        <Scan
          key={q}
          label={nameOf(shape.sscc)}
          placeholder={{
            zh: '扫描容器标签（00），或输入几位数字',
            en: 'Scan the label (00), or type some of its digits',
          }}
          button={{ zh: '查找', en: 'Find' }}
          initial={q}
          onRead={(udi) => (udi.serialShippingContainerCode ? search(udi.serialShippingContainerCode) : [noCode])}
          onText={search}
        />
        <Loaded asked={asked}>
          {() =>
            found.length === 0 ? (
              <Empty>{say({ zh: '没有容器', en: 'No containers' })}</Empty>
            ) : (
              <FoundTable
                found={found}
                shown={shown}
                onShow={(id) => void navigate({ search: { q, container: id } })}
              />
            )
          }
        </Loaded>
        <LoadMore asked={asked} />
      </Section>
      {shown && <ContainerShown key={shown} containerId={shown} />}
      {may.includes(warehouse.openContainer.name) && <OpenContainer />}
    </Page>
  );
};

type FoundProps = { found: readonly Container[]; shown: string | undefined; onShow: (id: string) => void };

const FoundTable = ({ found, shown, onShow }: FoundProps) => {
  const { say } = useLanguage();
  return (
    <Table
      label={warehouse.containers.title}
      rows={found}
      keyOf={({ containerId }) => containerId}
      isChosen={({ containerId }) => containerId === shown}
      columns={[
        { title: nameOf(shape.sscc), className: 'whole', cell: ({ sscc }) => <strong>{sscc}</strong> },
        { title: nameOf(shape.site), cell: ({ site }) => site },
        { title: nameOf(shape.within), cell: ({ within }) => say(within) },
        { title: nameOf(shape.lots), isNumber: true, cell: ({ lots }) => lots },
        {
          title: { zh: '操作', en: 'Do' },
          cell: ({ containerId }) => (
            <Button onClick={() => onShow(containerId)}>{say({ zh: '查看', en: 'Show' })}</Button>
          ),
        },
      ]}
    />
  );
};

const noCode = {
  zh: '这不是容器标签：标签上没有 SSCC（00）',
  en: 'This is no label of a container: it has no SSCC (00)',
};

/** A container that is not on file yet: its label, and where it stands. */
const OpenContainer = () => {
  const { say } = useLanguage();
  const sites = useAsk(warehouse.sites, {});
  const [chosen, setChosen] = useState<string>();
  const siteId = chosen ?? (sites.data?.length === 1 ? sites.data[0]?.id : undefined);
  const places = useAsk(warehouse.places, siteId ? { siteId } : undefined);
  const [sscc, setSscc] = useState('');
  const [toId, setToId] = useState<string>();
  return (
    <Section title={warehouse.openContainer.title}>
      <form
        className="stack"
        onSubmit={(event) => event.preventDefault()}
        aria-label={say(warehouse.openContainer.title)}
      >
        {(sites.data?.length ?? 0) > 1 && (
          <Choice
            label={warehouse.sites.title}
            placeholder={{ zh: '选择仓库', en: 'Choose the site' }}
            options={sites.data}
            value={siteId}
            onChange={setChosen}
          />
        )}
        <Field label={nameOf(shape.sscc)}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={sscc}
              // A scanner may send the identifier (00) in front of the code.
              onChange={({ target }) => setSscc(target.value.replace(/^(\]C1)?\(?00\)?(?=\d{18}$)/, ''))}
            />
          )}
        </Field>
        <Choice
          label={{ zh: '放在', en: 'It stands in' }}
          placeholder={{ zh: '选择库区或货位', en: 'Choose the zone or bin' }}
          options={(places.data ?? [])
            .filter((one) => one.sscc === null)
            .map(({ id, name }) => ({ id, name: say(name) }))}
          value={toId}
          onChange={setToId}
        />
        <Act
          on={warehouse.openContainer}
          about={siteId ? { siteId } : undefined}
          fill={{ sscc, toLocationId: toId }}
          notYet={siteId ? undefined : { zh: '请先选择仓库', en: 'Choose the site first' }}
          onDone={() => setSscc('')}
        />
      </form>
    </Section>
  );
};
