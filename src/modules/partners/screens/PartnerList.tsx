import { partners } from '#contract/partners';
import { Act } from '#web/Act.tsx';
import { ListPage } from '#web/list/ListPage.tsx';
import { useMe } from '#web/session.tsx';

/** Suppliers and customers on file; whoever may put one on file does so here. */
export const PartnerList = () => {
  const { may } = useMe();
  return (
    <ListPage
      of={partners.files}
      above={may.includes(partners.registerPartner.name) && <Act on={partners.registerPartner} about={{}} />}
    />
  );
};
