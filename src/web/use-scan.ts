import { useRef, useState } from 'react';
import type { Bilingual } from '#kernel/contract';
import { parseElementString } from '#standards/gs1';
import { looksLikeLabel, scanned } from './keystrokes.ts';
import { notDone } from './not-done.ts';
import { useMe } from './session.tsx';
import { tone } from './tone.ts';

type Parsed = ReturnType<typeof parseElementString>;
export type Reading = Extract<Parsed, { ok: 'ask' }>['readings'][number];
export type Udi = Reading['udi'];

/** What the page says about something scanned: nothing when it took it, else every sentence why not. */
export type Heard = readonly Bilingual[] | Promise<readonly Bilingual[]>;

export type Listening = {
  /** A label was read; `text` is what reads the same way again. */
  onRead: (udi: Udi, text: string) => Heard;
  /** Takes what is no label: a lot number or name typed by hand. Without it everything must be a label. */
  onText?: ((text: string) => Heard) | undefined;
};

export type Outcome =
  | { is: 'nothing' }
  | { is: 'sought' }
  | { is: 'read'; udi: Udi }
  | { is: 'asked'; question: Bilingual; readings: readonly Reading[] }
  | { is: 'wrong'; text: string; said: readonly Bilingual[] };

/** One scan after the other, in the order they came; the field is free for the next while one is looked up. */
export const useScan = ({ onRead, onText }: Listening, initial: string) => {
  const { today } = useMe();
  const [text, setText] = useState(initial);
  const [outcome, setOutcome] = useState<Outcome>({ is: 'nothing' });
  const queue = useRef(Promise.resolve());

  const settle = async (taken: string, heard: () => Heard, right: Outcome) => {
    const said = await sentencesOf(heard);
    tone(said.length === 0);
    setOutcome(said.length === 0 ? right : { is: 'wrong', text: taken, said });
    // What was wrong or is searched for stands in the field again, unless the next scan is already there.
    if (said.length > 0 || right.is === 'sought') setText((now) => (now === '' ? taken : now));
  };

  const hear = async (taken: string) => {
    const isText = onText !== undefined && !looksLikeLabel(taken);
    if (isText) return settle(taken, () => onText(taken), { is: 'sought' });
    const parsed = parseElementString(taken, { today });
    if (parsed.ok === true) return settle(taken, () => onRead(parsed.udi, taken), { is: 'read', udi: parsed.udi });
    tone(false);
    setText((now) => (now === '' ? taken : now));
    setOutcome(
      parsed.ok === 'ask'
        ? { is: 'asked', question: parsed.question, readings: parsed.readings }
        : { is: 'wrong', text: taken, said: parsed.findings.map(({ message }) => message) },
    );
  };

  const end = () => {
    const taken = scanned(text);
    if (taken === '') return;
    setText('');
    queue.current = queue.current.then(() => hear(taken));
  };

  const choose = (reading: Reading) => {
    setText('');
    queue.current = queue.current.then(() =>
      settle(reading.text, () => onRead(reading.udi, reading.text), { is: 'read', udi: reading.udi }),
    );
  };

  return { text, setText, outcome, end, choose };
};

const sentencesOf = async (heard: () => Heard): Promise<readonly Bilingual[]> => {
  try {
    return await heard();
  } catch (thrown) {
    const { said, findings } = notDone(thrown);
    return findings.length > 0 ? findings.map(({ message }) => message) : [said];
  }
};
