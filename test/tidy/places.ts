/** What must not stand in the tree: what only one machine has, and what would let the product know it is measured. */
import { type Check, isTest, type Source } from './tree.ts';

const MACHINE = /(?<![\w.\-/:])\/(work|root|home\/\w+|Users\/\w+|mnt\/\w+|workspaces?)\/[\w.-]+/;
const REGISTRY = new RegExp(
  [
    String.raw`\bregistry\.(npmjs|yarnpkg|npmmirror)\.\w+`,
    String.raw`https?://(registry|npm|nexus|packages?)\.[\w.-]+`,
    String.raw`\b(npmmirror|verdaccio|artifactory)\b`,
    '"resolved": "',
    String.raw`_authToken|^\s*registry\s*=`,
  ].join('|'),
  'i',
);

/** No path of one machine and no host of a registry. */
export const treeIsPortable: Check = (sources) =>
  sources
    .filter((source) => !isAboutThis(source))
    .flatMap((source) =>
      source.text.split('\n').flatMap((line, at) => {
        const [said] = MACHINE.exec(line) ?? REGISTRY.exec(line) ?? [];
        return said === undefined ? [] : [`${source.path}:${at + 1} names ${said.trim()}`];
      }),
    );

/** The product does not know that it is measured. */
export const sourceKnowsNoBench: Check = (sources) =>
  sources
    .filter((source) => source.path.startsWith('src/') && !isTest(source))
    .filter(({ text }) => /\bbench(es|mark|marks|marking)?\b|bench\//i.test(text))
    .map(({ path }) => `${path} knows of benches`);

/** The patterns themselves, and the samples that show that they find something. */
const isAboutThis = ({ path }: Source): boolean => path === 'test/tidy/places.ts' || path === 'test/tidy/samples.ts';
