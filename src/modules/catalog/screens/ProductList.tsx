import { catalog } from '#contract/catalog';
import { ListPage } from '#web/list/ListPage.tsx';

/** Products on file. */
export const ProductList = () => <ListPage of={catalog.products} />;
