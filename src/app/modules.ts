/** The modules of the product, in the order of who may know whom: a module uses only those above it. */
import type { Module } from '#kernel/operation';
import { acceptanceModule } from '#modules/acceptance';
import { catalogModule } from '#modules/catalog';
import { partnersModule } from '#modules/partners';
import { peopleModule } from '#modules/people';
import { receivingModule } from '#modules/receiving';
import { shippingModule } from '#modules/shipping';
import { traceModule } from '#modules/trace';
import { warehouseModule } from '#modules/warehouse';
import { workModule } from '#modules/work';

export const modules: readonly Module[] = [
  peopleModule,
  workModule,
  partnersModule,
  catalogModule,
  warehouseModule,
  receivingModule,
  acceptanceModule,
  shippingModule,
  traceModule,
];
