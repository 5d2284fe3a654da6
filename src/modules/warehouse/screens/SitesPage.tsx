import { warehouse } from '#contract/warehouse';
import { place } from '#fields/warehouse';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';

/** The company's sites, and the way to open another with its zones. */
export const SitesPage = () => {
  const { say } = useLanguage();
  const sites = useAsk(warehouse.sites, {});
  return (
    <Page title={warehouse.sites.title} reads={[warehouse.sites]}>
      <Section title={warehouse.sites.title}>
        <Act on={warehouse.openSite} about={{}} />
        <Loaded asked={sites}>
          {(known) =>
            known.length === 0 ? (
              <Empty>{say({ zh: '还没有仓库，请先启用一个', en: 'There is no site yet; open one first' })}</Empty>
            ) : (
              <Table
                label={warehouse.sites.title}
                rows={known}
                keyOf={({ id }) => id}
                columns={[{ title: nameOf(place.site), cell: ({ name }) => name }]}
              />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
};
