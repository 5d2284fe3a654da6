import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { place } from './fields.ts';

export const warehouse = contract('warehouse', {
  openSite: command({
    title: { zh: '启用仓库', en: 'Open a site' },
    about: z.object({}),
    fill: z.object({ name: place.site }),
    output: z.object({ siteId: Id }),
  }),
  sites: query({
    title: { zh: '仓库', en: 'Sites' },
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: place.site })),
  }),
});
