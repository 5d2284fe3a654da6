import { partners } from '#contract/partners';
import { Act } from '#web/Act.tsx';
import { ImportLink } from '#web/ImportLink.tsx';
import { ListPage } from '#web/list/ListPage.tsx';

/** Suppliers and customers on file, each to be suspended or resumed. */
export const PartnerList = () => (
  <ListPage
    of={partners.files}
    ways={<ImportLink of={partners.registerPartner} />}
    detail={({ partnerId, isSuspended }) => (
      <Act
        on={isSuspended === true ? partners.resumePartner : partners.suspendPartner}
        about={{ partnerId: String(partnerId) }}
      />
    )}
  />
);
