import { partners } from '#contract/partners';
import { Act } from '#web/Act.tsx';
import { ImportLink } from '#web/ImportLink.tsx';
import { ListPage } from '#web/list/ListPage.tsx';
import { useMe } from '#web/session.tsx';

/** Suppliers and customers on file, each to be suspended or resumed; whoever may put one on file does so here. */
export const PartnerList = () => {
  const { may } = useMe();
  return (
    <ListPage
      of={partners.files}
      ways={<ImportLink of={partners.registerPartner} />}
      above={may.includes(partners.registerPartner.name) && <Act on={partners.registerPartner} about={{}} />}
      detail={({ partnerId, isSuspended }) => (
        <Act
          on={isSuspended === true ? partners.resumePartner : partners.suspendPartner}
          about={{ partnerId: String(partnerId) }}
        />
      )}
    />
  );
};
