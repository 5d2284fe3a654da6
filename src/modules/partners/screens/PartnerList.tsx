import { partners } from '#contract/partners';
import { Act } from '#web/Act.tsx';
import { ImportLink } from '#web/ImportLink.tsx';
import { ListPage } from '#web/list/ListPage.tsx';
import { useMe } from '#web/session.tsx';

/** Suppliers and customers on file with what their review came to; a row leads to the partner's page. */
export const PartnerList = () => {
  const { may } = useMe();
  return (
    <ListPage
      of={partners.files}
      ways={<ImportLink of={partners.registerPartner} />}
      above={may.includes(partners.registerPartner.name) && <Act on={partners.registerPartner} about={{}} />}
      way={({ partnerId }) => ({ to: '/partners/$id', params: { id: String(partnerId) } })}
    />
  );
};
