import { partners } from '#contract/partners';
import { ImportLink } from '#web/ImportLink.tsx';
import { ListPage } from '#web/list/ListPage.tsx';

/** Suppliers and customers on file. */
export const PartnerList = () => <ListPage of={partners.files} ways={<ImportLink of={partners.registerPartner} />} />;
