import { Button, Input, type InputRef } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Bilingual } from '#kernel/contract';
import { Field } from './Field.tsx';
import { groupSeparator, inserted, meaningOf } from './keystrokes.ts';
import { useLanguage } from './language.tsx';
import { ScanOutcome } from './ScanOutcome.tsx';
import { type Listening, useScan } from './use-scan.ts';
import './scan.css';

type Props = Listening & {
  label: Bilingual;
  placeholder: Bilingual;
  button: Bilingual;
  hint?: ReactNode;
  initial?: string;
};

/** The field of a scanner, a keyboard or the clipboard; Enter ends, and the field waits for the next. */
export const Scan = ({ label, placeholder, button, hint, initial = '', onRead, onText }: Props) => {
  const { say } = useLanguage();
  const field = useRef<InputRef>(null);
  const { text, setText, outcome, end, choose } = useScan({ onRead, onText }, initial);
  useFocusWhenIdle(field);
  useEffect(() => {
    // Whatever still stands in the field is selected: the next scan takes its place.
    if (outcome.is !== 'read') field.current?.select();
  }, [outcome]);

  const keys = useKeys(field, setText, end);

  return (
    <div className="scan">
      <Field label={label} hint={hint}>
        {(control) => (
          <div className="scan-row">
            <Input
              {...control}
              ref={field}
              size="large"
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="done"
              className="scan-field"
              placeholder={say(placeholder)}
              value={text}
              onChange={(event) => setText(event.target.value)}
              {...keys}
            />
            <Button size="large" onClick={end}>
              {say(button)}
            </Button>
          </div>
        )}
      </Field>
      <ScanOutcome outcome={outcome} onChoose={choose} />
    </div>
  );
};

/** Puts in what the browser leaves out: the separator of a scanner and the one in a pasted text. */
const useKeys = (field: RefObject<InputRef | null>, setText: (text: string) => void, end: () => void) => {
  const put = (piece: string) => {
    const input = field.current?.input;
    if (!input) return;
    const next = inserted(input.value, input.selectionStart ?? 0, input.selectionEnd ?? 0, piece);
    input.setRangeText(next.text, 0, input.value.length, 'end');
    input.setSelectionRange(next.caret, next.caret);
    setText(next.text);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, code, ctrlKey, altKey, keyCode } = event;
    const meaning = meaningOf({ key, code, ctrlKey, altKey, keyCode, isComposing: event.nativeEvent.isComposing });
    if (meaning !== 'separator' && meaning !== 'end') return;
    event.preventDefault();
    if (meaning === 'separator') put(groupSeparator);
    else end();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    put(event.clipboardData.getData('text'));
  };
  return { onKeyDown: press, onPaste: paste };
};

/** A scan must not be lost because nothing has the focus: its first key brings it back to the field. */
const useFocusWhenIdle = (field: RefObject<InputRef | null>) => {
  useEffect(() => {
    const focus = ({ key, ctrlKey, metaKey, altKey }: globalThis.KeyboardEvent) => {
      const isTyping = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
      if (isTyping && document.activeElement === document.body) field.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [field]);
};
