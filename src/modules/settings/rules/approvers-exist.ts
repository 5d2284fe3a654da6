import { each } from '#kernel/fact';
import { APPROVAL } from '#kernel/held/approval-setting';
import { rule } from '#kernel/operation';
import { settings } from '../contract.ts';
import { ownPosition } from '../queries.ts';

/** Who shall approve is a position that the company has: what waits for any other waits in vain. */
export const approversExist = rule('settings.approversExist', {
  basis: 'INSP 5.51',
  guards: [settings.change],
  needs: ({ decision }) => ({
    own: each(
      ownPosition,
      namedIn(decision).map(({ position }) => position),
    ),
  }),
  forbids: ({ decision }, { own }, { permissions: { positions } }) =>
    namedIn(decision)
      .filter(({ position }) => position === 'program' || !(positions[position] || own(position)))
      .map(({ position, field }) => ({
        zh: `没有岗位 ${position}`,
        en: `there is no position ${position}`,
        field: `value.${field}`,
      })),
});

type Decided = { readonly setting: { readonly name: string }; readonly value?: unknown } | undefined;

/** The positions that a chain of approval names, each with the step that names it. */
const namedIn = (decision: Decided): { position: string; field: string }[] =>
  decision?.setting.name.startsWith(APPROVAL) && decision.value !== null && typeof decision.value === 'object'
    ? Object.entries(decision.value).flatMap(([field, names]) =>
        Array.isArray(names) ? names.map((name) => ({ position: String(name), field })) : [],
      )
    : [];
