import { partners } from '#contract/partners';
import { ListPage } from '#web/list/ListPage.tsx';

/** Suppliers and customers on file. */
export const PartnerList = () => <ListPage of={partners.files} />;
