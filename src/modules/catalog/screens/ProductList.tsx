import { catalog } from '#contract/catalog';
import { Act } from '#web/Act.tsx';
import { ImportLink } from '#web/ImportLink.tsx';
import { ListPage } from '#web/list/ListPage.tsx';

/** Products on file, each to be taken out of sale or put back. */
export const ProductList = () => (
  <ListPage
    of={catalog.products}
    ways={<ImportLink of={catalog.importProducts} />}
    detail={({ productId, isStopped }) => (
      <Act on={isStopped === true ? catalog.resumeSale : catalog.stopSale} about={{ productId: String(productId) }} />
    )}
  />
);
