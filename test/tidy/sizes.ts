/** Limits are ratchets: style §15. */
import { type ESTree, Visitor } from 'vite';
import { type Check, isGenerated, isTest, isTypeScript, lineOf, parse, type Source } from './tree.ts';

const FILE_LINES = 250;
const FUNCTION_LINES = 60;
const LINE_CHARACTERS = 120;

const written = (sources: readonly Source[]): Source[] =>
  sources.filter(
    (source) =>
      /(^|\/)[^./]+$|\.(tsx?|mjs|sql|css|html)$/.test(source.path) && !isGenerated(source) && source.path !== 'LICENSE',
  );

/** No file has more than 250 lines. */
export const filesAreShort: Check = (sources) =>
  written(sources).flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > FILE_LINES ? [`${path} has ${lines} lines`] : [];
  });

/** No line has more than 120 characters. */
export const linesAreShort: Check = (sources) =>
  written(sources).flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) =>
        [...line].length > LINE_CHARACTERS ? [`${path}:${at + 1} has ${[...line].length} characters`] : [],
      ),
  );

/** No function has more than 60 lines; the list of claims that a test's `describe` is does not count as one. */
export const functionsAreShort: Check = (sources) =>
  sources
    .filter((source) => isTypeScript(source) && !isGenerated(source))
    .flatMap((source) =>
      functionsIn(source)
        .map(({ start, end }) => ({ from: lineOf(source, start), to: lineOf(source, end) }))
        .filter(({ from, to }) => to - from + 1 > FUNCTION_LINES)
        .map(({ from, to }) => `${source.path}:${from} a function has ${to - from + 1} lines`),
    );

const functionsIn = (source: Source): ESTree.Node[] => {
  const found: ESTree.Node[] = [];
  const lists = new Set<ESTree.Node>();
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      const last = given.at(-1);
      if (isTest(source) && last && /^describe\b/.test(source.text.slice(callee.start, callee.end))) lists.add(last);
    },
    FunctionDeclaration: (node) => found.push(node),
    FunctionExpression: (node) => found.push(node),
    ArrowFunctionExpression: (node) => found.push(node),
  }).visit(parse(source).program);
  return found.filter((node) => !lists.has(node));
};
