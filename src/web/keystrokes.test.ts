import { expect, test } from 'vitest';
import { inserted, type Keystroke, looksLikeLabel, meaningOf, scanned, shown } from './keystrokes.ts';

const stroke = (key: string, more: Partial<Keystroke> = {}): Keystroke => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

const groupSeparatorStroke = stroke(']', { code: 'BracketRight', ctrlKey: true });

/** What the scan field does with every key, the browser's part included. */
const typeInto = (strokes: Keystroke[]) => {
  let field = { text: '', caret: 0 };
  for (const one of strokes) {
    const meaning = meaningOf(one);
    if (meaning === 'end') return scanned(field.text);
    const piece = meaning === 'separator' ? '\u001d' : meaning === 'typed' && one.key.length === 1 ? one.key : '';
    field = inserted(field.text, field.caret, field.caret, piece);
  }
  return undefined;
};

test('a scanner acting as a keyboard keeps the separator between lot and serial', () => {
  const before = [...'010693412345678810LOT1'].map((key) => stroke(key));
  const after = [...'21S7'].map((key) => stroke(key));

  expect(typeInto([...before, groupSeparatorStroke, ...after, stroke('Enter')])).toBe(
    '010693412345678810LOT1\u001d21S7',
  );
});

test('Shift, arrows and AltGr+] are not separators', () => {
  const altGr = stroke(']', { ctrlKey: true, altKey: true });

  expect([stroke('Shift'), stroke('ArrowLeft'), altGr].map(meaningOf)).toEqual(['typed', 'typed', 'typed']);
});

test('Enter that chooses a word of an input method does not end the scan', () => {
  expect(meaningOf(stroke('Enter', { isComposing: true }))).toBe('composing');
  expect(meaningOf(stroke('Enter', { keyCode: 229 }))).toBe('composing');
  expect(meaningOf(stroke('Enter'))).toBe('end');
});

test('pasted text keeps its separator and loses its line end', () => {
  expect(shown('10A\u001d21B\r\n')).toBe('10A␝21B');
  expect(scanned(shown('10A\u001d21B\r\n'))).toBe('10A\u001d21B');
});

test('a piece replaces the selection', () => {
  expect(inserted('10A21B', 3, 5, '\u001d')).toEqual({ text: '10A␝B', caret: 4 });
});

test('a number typed by hand is not taken for a label', () => {
  expect(['L2026-07', '10ABC', '0612345'].map(looksLikeLabel)).toEqual([false, false, false]);
  expect(['(01)06934', ']d2010', '010693412345678810L', '10A\u001d21B'].map(looksLikeLabel)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
