import { catalog } from '#contract/catalog';
import { ImportLink } from '#web/ImportLink.tsx';
import { ListPage } from '#web/list/ListPage.tsx';

/** Products on file. */
export const ProductList = () => <ListPage of={catalog.products} ways={<ImportLink of={catalog.importProducts} />} />;
