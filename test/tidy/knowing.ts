/** Who may know whom: style §2, read from the imports. */
import { among, type Check, importsOf, isTypeScript, moduleOf, orderOf, resolved, type Source } from './tree.ts';

/** A module imports the kernel, the standards and modules above it in app/modules.ts, and every module is listed. */
export const modulesLookUp: Check = (sources) => {
  const order = orderOf(sources);
  const folders = new Set(sources.flatMap((source) => moduleOf(source) ?? []));
  const unlisted = [...folders].filter((name) => !order.includes(name));
  return [
    ...unlisted.map((name) => `src/modules/${name} is not in src/app/modules.ts`),
    ...breaches(among(sources, /^src\/modules\//).filter(isTypeScript), (source, target) => {
      const [, wanted] = /^#(?:modules|contract|fields)\/(.+)$/.exec(target) ?? [];
      if (wanted === undefined) return /^#(app|test)\//.test(target);
      const own = moduleOf(source) ?? '';
      if (wanted === own) return target.startsWith('#modules/');
      return !order.includes(wanted) || order.indexOf(wanted) > order.indexOf(own);
    }),
  ];
};

/** The kernel knows nobody but the standards; the standards nobody, nor the machine they run on. */
export const kernelKnowsNobody: Check = (sources) => [
  ...breaches(among(sources, /^src\/kernel\/.*\.ts$/), (source, target) =>
    target.startsWith('.')
      ? !resolved(source, target).startsWith('src/kernel/')
      : /^#(?!(kernel|standards)\/)/.test(target),
  ),
  ...breaches(among(sources, /^src\/standards\/.*\.ts$/), (source, target) =>
    target.startsWith('.')
      ? !resolved(source, target).startsWith('src/standards/')
      : !target.startsWith('#standards/') && isOfServer(target),
  ),
];

/** Another folder is reached by its name only; of a module that is its index, of its contract the contract. */
export const nobodyReachesIn: Check = (sources) =>
  breaches(
    sources.filter((source) => isTypeScript(source) && source.path.startsWith('src/')),
    (source, target) => {
      if (!target.startsWith('.')) return /^#(modules|contract|fields)\/[^/]+\//.test(target);
      const there = resolved(source, target);
      const isRoute =
        /^src\/web\/[\w-]+\.tsx$/.test(source.path) && /^src\/modules\/[^/]+\/screens\/\w+\.tsx$/.test(there);
      return !isRoute && homeOf(there) !== homeOf(source.path);
    },
  );

/** What reaches the browser: contracts and fields, screens, the shell, with nothing of the server. */
export const browserHoldsNoServer: Check = (sources) => [
  ...breaches(among(sources, /^src\/(modules\/[^/]+\/screens|web)\/.*\.tsx?$/), (source, target) => {
    if (!target.startsWith('.')) return isOfServer(target);
    const there = resolved(source, target);
    return !/^src\/(web|modules\/[^/]+\/(screens|contract|fields))(\/|\.ts$)/.test(there);
  }),
  ...breaches(among(sources, DECLARING), (_, target) =>
    target.startsWith('.') ? !/^\.\.?\/(contract|fields?|[\w-]+-fields)\.ts$/.test(target) : isOfServer(target),
  ),
  ...breaches(among(sources, /^src\/kernel\/lists\/(list|condition|words)\.ts$/), (_, target) =>
    target.startsWith('.') ? !BESIDE.test(target) : isOfServer(target),
  ),
];

/** Contracts and fields; fields of one subject may stand in a file of their own, `certificate-fields.ts`. */
const DECLARING = /^src\/(modules\/[^/]+|kernel(\/[\w-]+)?)\/(contract|fields?|[\w-]+-fields)\.ts$/;

/** What a list is declared with. */
const BESIDE = /^\.\.?\/(contract|fields?|list|condition)\.ts$/;

const isOfServer = (target: string): boolean =>
  /^(node:|pg$|pg-|kysely|fastify|@fastify\/|@node-rs\/)|^#(modules|app|test)\//.test(target) ||
  /^#kernel\/(?!([\w-]+\/)?(contract|fields?)$|lists\/(list|condition|words)$)/.test(target);

const homeOf = (at: string): string => /^src\/(modules\/[^/]+|[^/]+)/.exec(at)?.[0] ?? at;

const breaches = (sources: readonly Source[], isForbidden: (source: Source, target: string) => boolean): string[] =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter((target) => isForbidden(source, target))
      .map((target) => `${source.path} imports ${target}`),
  );
