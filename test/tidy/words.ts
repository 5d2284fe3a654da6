/** Sentences above, words within: style §3, §5 and §6. */
import { type ESTree, Visitor } from 'vite';
import { among, type Check, calledBy, declaredIn, isTypeScript, lineOf, parse, type Source } from './tree.ts';

const SAID = new Set(['operation', 'rule', 'after', 'fact', 'facts']);

/** Operations, rules, reactions and reads of a module have a sentence right above them. */
export const lawsAreSaid: Check = (sources) =>
  among(sources, /^src\/modules\/[^/]+\/((operations|rules)\/)?[^/]+\.ts$/).flatMap((source) =>
    declaredIn(source)
      .filter(({ isExported, value }) => {
        const by = calledBy(value);
        const isFunction = value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionDeclaration';
        return by ? SAID.has(by) : isExported && isFunction;
      })
      .filter(({ start }) => !hasSentence(source, start))
      .map(({ name, start }) => `${source.path}:${lineOf(source, start)} ${name} has no sentence above it`),
  );

const hasSentence = ({ text }: Source, start: number): boolean => {
  const above = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*$/.exec(text.slice(0, start))?.[1];
  const said = above?.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim() ?? '';
  return /^[\p{Lu}\p{Lo}`][\s\S]{10,}[.!?。]$/u.test(said);
};

const FOLDERS =
  /(^|\/)(utils?|helpers?|common|shared|misc|types|constants|services?|managers?|dto|entities)(\/|\.tsx?$)/;
const EMPTY = /^(data|infos?|items?|objs?|managers?|services?|handlers?|utils?)$/i;

/** No folder or file is called by what says nothing, and no file by another case than its kind's. */
export const placesHaveNames: Check = (sources) => [
  ...sources.filter(({ path }) => FOLDERS.test(path)).map(({ path }) => `${path} has a name that says nothing`),
  ...sources
    .filter(
      ({ path }) => /^src\/.*\.ts$/.test(path) && !/^[a-z\d]+(-[a-z\d]+)*(\.test|\.setup|\.d)?\.ts$/.test(fileOf(path)),
    )
    .map(({ path }) => `${path} is not kebab-case`),
];

/** No variable, parameter, function or type is called data, info, item, obj, manager, service, handler, util. */
export const namesSaySomething: Check = (sources) =>
  sources.filter(isTypeScript).flatMap((source) =>
    namesIn(source)
      .filter(({ name }) => isEmptyName(name))
      .map(({ name, start }) => `${source.path}:${lineOf(source, start)} ${name} says nothing`),
  );

/** The last word of a name is the thing it names: `dataFolder` is a folder, `lotData` is nothing. */
const isEmptyName = (name: string): boolean => EMPTY.test(/[A-Z]?[a-z\d]+$/.exec(name)?.[0] ?? name);

/** Names a file gives; what it only takes out of another's object by that object's own word is not counted. */
const namesIn = (source: Source) => {
  const found: { name: string; start: number }[] = [];
  const give = (node: { type: string; name?: string; start: number } | null | undefined) => {
    if (node?.type === 'Identifier' && node.name) found.push({ name: node.name, start: node.start });
  };
  const visitor = {
    VariableDeclarator: ({ id }: ESTree.VariableDeclarator) => give(id),
    FunctionDeclaration: ({ id, params }: ESTree.Function) => [id, ...params].forEach(give),
    ArrowFunctionExpression: ({ params }: ESTree.ArrowFunctionExpression) => params.forEach(give),
    TSTypeAliasDeclaration: ({ id }: ESTree.TSTypeAliasDeclaration) => give(id),
    ObjectPattern: ({ properties }: ESTree.ObjectPattern) => {
      for (const property of properties) if (property.type === 'Property' && !property.shorthand) give(property.value);
    },
  };
  new Visitor(visitor).visit(parse(source).program);
  return found;
};

/** A command says what a person decided. */
export const commandsDecide: Check = (sources) =>
  among(sources, /^src\/modules\/[^/]+\/contract\.ts$/).flatMap(({ path, text }) =>
    [...text.matchAll(/^\s+((?:update|process|handle|manage)[A-Z]?\w*|set\w*Status): command\(/gm)].map(
      ([, name]) => `${path}: the command ${name} does not say what a person decided`,
    ),
  );

const fileOf = (path: string): string => path.split('/').at(-1) ?? '';
