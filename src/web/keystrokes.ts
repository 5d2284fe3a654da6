/** The separator of GS1 that keyboard-wedge scanners send as Ctrl+]; no browser puts it into an input. */
export const groupSeparator = '\u001d';
/** How it is shown in the field, so that a person sees it was kept. */
const shownSeparator = '\u241d';

export type Keystroke = {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
};

/** What a key pressed in the scan field means; `typed` is left to the browser. */
export const meaningOf = ({ key, code, ctrlKey, altKey, isComposing, keyCode }: Keystroke) => {
  // While a Chinese input method composes, Enter chooses a word; it reports itself as key code 229.
  if (isComposing || keyCode === 229) return 'composing';
  if (key === groupSeparator) return 'separator';
  // AltGr arrives as Ctrl+Alt on Windows; there it types a bracket.
  if (ctrlKey && !altKey && (key === ']' || code === 'BracketRight')) return 'separator';
  return key === 'Enter' ? 'end' : 'typed';
};

/** The text of a field after a piece was put where the caret or the selection was, and where the caret is then. */
export const inserted = (text: string, start: number, end: number, piece: string) => ({
  text: text.slice(0, start) + shown(piece) + text.slice(end),
  caret: start + shown(piece).length,
});

/** A scanned text as the field shows it: on one line, separators visible. */
export const shown = (text: string): string =>
  text
    .replace(/[\r\n]+$/, '')
    .replaceAll(groupSeparator, shownSeparator)
    .replace(/[\r\n]+/g, ' ');

/** What the field shows, as it was scanned. */
export const scanned = (text: string): string => text.replaceAll(shownSeparator, groupSeparator).trim();

/** True for what only a label holds, so that a lot number typed by hand is not taken for one. */
export const looksLikeLabel = (text: string): boolean =>
  text.includes(groupSeparator) || /^(\]|\(|（|01\d{14})/.test(text);
