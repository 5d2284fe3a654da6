/** One law, one file, listed, with its article and the test that breaks it: style §10. */
import { among, type Check, calledBy, declaredIn, isTest, moduleOf, type Source } from './tree.ts';

/** The instruments of regulation.md by their short names; an article is a number, of INSP a clause like 5.51. */
const ARTICLE = '(GSP|O54|R739|N124|O29|O1|ONL|U66|U114|U22|C154|A94|ESL|O47|O6|O18) [1-9]\\d{0,2}(\\(\\d+\\))*';
const CLAUSE = 'INSP \\d\\.\\d+';
const BASIS = new RegExp(`^(policy|(${ARTICLE}|${CLAUSE})(; (${ARTICLE}|${CLAUSE}))*)$`);
const LAST_ARTICLE_OF_GSP = 116;

const rulesOf = (sources: readonly Source[]) => among(sources, /^src\/modules\/[^/]+\/rules\/.*\.ts$/);

/** A file in rules/ holds one rule, named after the file and the module, and its index.ts lists it. */
export const rulesAreListed: Check = (sources) =>
  rulesOf(sources).flatMap((source) => {
    const { path, text } = source;
    const wanted = camel(path);
    const [found, ...more] = declaredIn(source).filter(({ value }) => calledBy(value) === 'rule');
    if (!found || more.length > 0 || found.name !== wanted) return [`${path} does not hold the one rule ${wanted}`];
    const module = moduleOf(source) ?? '';
    const index = sources.find((other) => other.path === `src/modules/${module}/index.ts`)?.text ?? '';
    const listed = /\brules: \[([^\]]*)\]/.exec(index)?.[1] ?? '';
    return [
      ...(text.includes(`'${module}.${wanted}'`) ? [] : [`${path} is not called ${module}.${wanted}`]),
      ...(new RegExp(`\\b${wanted}\\b`).test(listed)
        ? []
        : [`${path} is not in the rules of src/modules/${module}/index.ts`]),
    ];
  });

/** The basis is an article of an instrument of regulation.md, or `policy`. */
export const rulesHaveABasis: Check = (sources) =>
  rulesOf(sources).flatMap(({ path, text }) => {
    const basis = /\bbasis: '([^']*)'/.exec(text)?.[1] ?? '';
    const article = Number(/GSP (\d+)/.exec(basis)?.[1] ?? 1);
    return BASIS.test(basis) && article <= LAST_ARTICLE_OF_GSP
      ? []
      : [`${path} has no basis that is an article: '${basis}'`];
  });

/** A test names the rule and asks for what it forbids. */
export const rulesAreBroken: Check = (sources) => {
  const tests = sources.filter((source) => isTest(source) && /\b(mayNot|isBlocked)\(/.test(source.text));
  return rulesOf(sources).flatMap((source) => {
    const name = `'${moduleOf(source)}.${camel(source.path)}'`;
    return tests.some(({ text }) => text.includes(name)) ? [] : [`${source.path}: no test breaks ${name}`];
  });
};

/** A file in operations/ holds the one operation it is named after, and operations stand nowhere else. */
export const operationsHaveTheirFile: Check = (sources) =>
  among(sources, /^src\/modules\/.*\.ts$/).flatMap((source) => {
    const found = declaredIn(source).filter(({ value }) => calledBy(value) === 'operation');
    const isTheirs = /\/operations\/[^/]+\.ts$/.test(source.path);
    const wanted = isTheirs ? [camel(source.path)] : [];
    return found.map(({ name }) => name).join() === wanted.join()
      ? []
      : [`${source.path} holds the operations [${found.map(({ name }) => name)}] instead of [${wanted}]`];
  });

const camel = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/\.ts$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
