import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { NUMBERING } from '#kernel/settings/numbering';
import { allSettings } from '#kernel/settings/setting';
import { settings } from '../contract.ts';
import { numberedBy } from '../queries.ts';

/** A prefix tells the kind of document for ever: what one kind was ever numbered with no other kind takes. */
export const prefixIsOfOneKind = rule('settings.prefixIsOfOneKind', {
  basis: 'GSP 51(8)',
  guards: [settings.change],
  needs: ({ decision }) => ({ numbered: each(numberedBy, prefixIn(decision?.value)) }),
  forbids: ({ decision }, { numbered }) =>
    prefixIn(decision?.value).flatMap((prefix) => {
      const own = decision?.setting.name ?? '';
      const others = [...numbered(prefix).map(({ name }) => name), ...bornWith(prefix)].filter((name) => name !== own);
      const [title] = allSettings().flatMap((its) => (others.includes(its.name) ? [its.title] : []));
      if (!own.startsWith(NUMBERING) || others.length === 0) return [];
      return [
        {
          zh: `前缀 ${prefix} 已用于“${title?.zh ?? others[0]}”，请换一个`,
          en: `the prefix ${prefix} is that of “${title?.en ?? others[0]}”; take another`,
          field: 'value.prefix',
        },
      ];
    }),
});

const bornWith = (prefix: string): string[] =>
  allSettings()
    .filter((its) => its.name.startsWith(NUMBERING) && prefixIn(its.default)[0] === prefix)
    .map(({ name }) => name);

const prefixIn = (value: unknown): string[] =>
  value !== null && typeof value === 'object' && 'prefix' in value ? [String(value.prefix)] : [];
