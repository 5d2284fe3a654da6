import { warehouse } from '#contract/warehouse';
import { place } from '#fields/warehouse';
import type { Output } from '#kernel/contract';
import { fieldOf, nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';

const zones = fieldOf(place.zone)?.choices ?? {};

type SiteRow = Output<typeof warehouse.sites>[number];

/** The company's sites with their zones and bins, and the way to open another of each. */
export const SitesPage = () => {
  const { say } = useLanguage();
  const { may } = useMe();
  const sites = useAsk(warehouse.sites, {});
  return (
    <Page title={warehouse.sites.title} reads={[warehouse.sites, warehouse.places]}>
      {may.includes(warehouse.openSite.name) && <Act on={warehouse.openSite} about={{}} />}
      <Loaded asked={sites}>
        {(known) => (
          <>
            {known.length === 0 && <Empty>{say({ zh: '还没有仓库', en: 'There is no site yet' })}</Empty>}
            {known.map((site) => (
              <Site key={site.id} site={site} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Site = ({ site: { id, name } }: { site: SiteRow }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const places = useAsk(warehouse.places, { siteId: id });
  const title = { zh: name, en: name };
  return (
    <Section
      title={title}
      extra={may.includes(warehouse.openBin.name) && <Act on={warehouse.openBin} about={{ siteId: id }} />}
    >
      <Loaded asked={places}>
        {(known) => (
          <Table
            label={title}
            rows={known}
            keyOf={(row) => row.id}
            columns={[
              { title: nameOf(place.zone), cell: ({ zone }) => say(zones[zone] ?? { zh: zone, en: zone }) },
              { title: nameOf(place.name), cell: ({ name: words }) => say(words) },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
};
