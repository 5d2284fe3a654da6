/** The keys something is found by: its words as typed, their pinyin, and the initials; and the grams of both. Two
 *  Chinese characters are a word, so a gram of Chinese or initials has two characters; of pinyin it has three. */
import { pinyin } from 'pinyin-pro';

/** Text as it is compared: one width, one case, no spaces and signs. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const HAN = /\p{Script=Han}/u;

/** One line a word: `t` as typed, `p` its pinyin, `i` its initials. */
export const keysOf = (words: readonly string[], isPerson: boolean): string =>
  words
    .flatMap((word) => {
      const typed = plain(word);
      if (typed === '') return [];
      if (!HAN.test(typed)) return [`t${typed}`];
      const syllables = pinyin(typed, { toneType: 'none', type: 'array', ...(isPerson && { surname: 'head' }) });
      // Typed without its dots, as on any keyboard.
      const heard = syllables.map((syllable) => plain(syllable.replaceAll('ü', 'v')));
      return [`t${typed}`, `p${heard.join('')}`, `i${heard.map((one) => one[0] ?? '').join('')}`];
    })
    .join('\n');

/** The grams of everything that is found by these keys. */
export const gramsOf = (org: string, kind: string, keys: string): number[] => [
  ...new Set(keys.split('\n').flatMap((key) => gramsOfKey(org, kind, key))),
];

const gramsOfKey = (org: string, kind: string, key: string): number[] => {
  const [way = '', text] = [key[0], key.slice(1)];
  const pieces = way === 'p' ? cut(text, 3) : cut(text, 2);
  const single = way === 't' ? [...text].filter((letter) => HAN.test(letter)) : [];
  return [...pieces, ...single].map((piece) => hashed(`${org} ${kind} ${way}${piece}`));
};

/** Every stretch of so many characters; what is shorter is one piece. */
const cut = (text: string, length: number): string[] => {
  const letters = [...text];
  if (letters.length <= length) return [text];
  return letters.slice(0, letters.length - length + 1).map((_, at) => letters.slice(at, at + length).join(''));
};

/** FNV-1a, as PostgreSQL's integer. Two pieces of one number cost a look at a wrong row, no more. */
const hashed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
};

/** The ways a typed word may be meant: each with its grams and what the keys then hold. */
export const waysOf = (org: string, kind: string, typed: string): { grams: number[]; holds: string }[] => {
  const text = plain(typed);
  if (text === '') return [];
  const isLatin = /^[a-z]+$/.test(text);
  const ways = ['t', ...(isLatin && text.length > 1 ? ['i'] : []), ...(isLatin && text.length > 2 ? ['p'] : [])];
  const isOneSign = [...text].length === 1 && !HAN.test(text);
  if (isOneSign) return [];
  return ways.map((way) => ({
    grams: (way === 'p' ? cut(text, 3) : cut(text, [...text].length === 1 ? 1 : 2)).map((piece) =>
      hashed(`${org} ${kind} ${way}${piece}`),
    ),
    holds: `\n${way}%${text.replaceAll(/[\\%_]/g, '')}%`,
  }));
};
