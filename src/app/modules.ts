/** The modules of the product, in the order of who may know whom: a module uses only those above it. */
import type { Module } from '#kernel/operation';
import { acceptanceModule } from '#modules/acceptance';
import { catalogModule } from '#modules/catalog';
import { companyModule } from '#modules/company';
import { documentsModule } from '#modules/documents';
import { listsModule } from '#modules/lists';
import { papersModule } from '#modules/papers';
import { partnersModule } from '#modules/partners';
import { peopleModule } from '#modules/people';
import { printsModule } from '#modules/prints';
import { receivingModule } from '#modules/receiving';
import { searchModule } from '#modules/search';
import { settingsModule } from '#modules/settings';
import { setupModule } from '#modules/setup';
import { shippingModule } from '#modules/shipping';
import { staffModule } from '#modules/staff';
import { traceModule } from '#modules/trace';
import { warehouseModule } from '#modules/warehouse';
import { workModule } from '#modules/work';

export const modules: readonly Module[] = [
  companyModule,
  peopleModule,
  staffModule,
  settingsModule,
  workModule,
  papersModule,
  printsModule,
  listsModule,
  partnersModule,
  catalogModule,
  warehouseModule,
  receivingModule,
  acceptanceModule,
  shippingModule,
  documentsModule,
  traceModule,
  searchModule,
  setupModule,
];
