import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  base64Of,
  bytesOfBase64,
  keyIdOf,
  noteSignatureLine,
  parseVerifierKey,
  type Signer,
  signNote,
  type VerifierKey,
  verifierKey,
  verifyNote,
} from './checkpoint-note.ts';
import { bytesOfHex, hexOf } from './merkle-hex.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest());

/** Ed25519 public keys are the last 32 bytes of their SPKI form (RFC 8410). */
const spkiOf = bytesOfHex('302a300506032b6570032100');
const publicKeyOf = (bytes: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([spkiOf, bytes]), format: 'der', type: 'spki' });
const isSigned = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) =>
  verify(null, bytes, publicKeyOf(publicKey), signature);

function keyPair(name: string): Signer & VerifierKey {
  const { privateKey, publicKey: half } = generateKeyPairSync('ed25519');
  const publicKey = Uint8Array.from(half.export({ format: 'der', type: 'spki' }).subarray(-32));
  return { name, publicKey, keyId: keyIdOf(sha256, name, publicKey), sign: (bytes) => sign(null, bytes, privateKey) };
}

const ours = keyPair('yanji.example/log');
const namesake = keyPair('yanji.example/log');
const witness = keyPair('witness.example/w1');
const text = '雁迹\n\n2\n';
const unsigned = new Uint8Array(64);

const said = (note: string, ...trusted: VerifierKey[]) => {
  const verified = verifyNote(note, trusted, isSigned);
  return verified.ok ? verified.signedBy : verified.why.en;
};

describe('the example of the specification', () => {
  const key = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  const note =
    'This is an example message.\n\n— example.com/foo ' +
    'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  const parsed = parseVerifierKey(sha256, key);
  const known = parsed.ok ? [parsed.key] : [];

  test('verifies with its key', () => {
    expect(verifyNote(note, known, isSigned)).toEqual({
      ok: true,
      text: 'This is an example message.\n',
      signedBy: known,
    });
  });

  test('has the key id and the verifier key that we make', () => {
    const publicKey = known[0]?.publicKey ?? new Uint8Array();

    expect(hexOf(keyIdOf(sha256, 'example.com/foo', publicKey))).toBe('530d903a');
    expect(verifierKey(sha256, 'example.com/foo', publicKey)).toBe(key);
  });

  test('is refused with a changed text', () => {
    expect(said(note.replace('example message', 'exemplary message'), ...known)).toBe(
      'The signature of example.com/foo is not one of this text.',
    );
  });

  test.for([
    ['example.com/foo', 'A verifier key is written as name+id+base64; this is not.'],
    [key.replace('/foo', ' foo'), 'A verifier key is written as name+id+base64; this is not.'],
    [`${key}=`, 'A verifier key is written as name+id+base64; this is not.'],
    [key.replace('+Aeky', '+BOky'), 'The verifier key is not an Ed25519 key.'],
    [key.replace('3U2k', ''), 'The verifier key is not an Ed25519 key.'],
    [key.replace('530d', '530e'), 'The id of the verifier key is not that of its name and key.'],
    [key.replace('/foo', '/bar'), 'The id of the verifier key is not that of its name and key.'],
  ] as const)('no key is read from %s', ([other, sentence]) => {
    const read = parseVerifierKey(sha256, other);

    expect(read.ok ? 'read' : read.why.en).toBe(sentence);
  });
});

describe('a signed note', () => {
  test('verifies for those who trust one of its signers', () => {
    const note = signNote(text, ours, witness);

    expect(verifyNote(note, [ours], isSigned)).toEqual({ ok: true, text, signedBy: [ours] });
    expect(said(note, witness, ours)).toEqual([ours, witness]);
    expect(said(note + noteSignatureLine(ours.name, ours.keyId, ours.sign(Buffer.from(text))), ours)).toEqual([ours]);
  });

  test('is refused where nobody trusted signed, be it with the same name', () => {
    const note = signNote(text, ours);

    expect(said(note)).toBe('No trusted key has signed this.');
    expect(said(note, witness)).toBe('No trusted key has signed this.');
    expect(said(note, namesake)).toBe('No trusted key has signed this.');
    expect(said(note, { ...namesake, name: 'other', keyId: ours.keyId })).toBe('No trusted key has signed this.');
  });

  test('is refused where a trusted signature is wrong, whoever else signed rightly', () => {
    const forged = noteSignatureLine(witness.name, witness.keyId, namesake.sign(Buffer.from(text)));
    const short = noteSignatureLine(witness.name, witness.keyId, Uint8Array.of(1));

    for (const line of [forged, short]) {
      const note = signNote(text, ours) + line;
      expect(said(note, ours, witness)).toBe('The signature of witness.example/w1 is not one of this text.');
      expect(said(note, ours)).toEqual([ours]);
    }
    expect(said(signNote(text, ours), { ...namesake, keyId: ours.keyId })).toContain('is not one of this text');
  });

  test('ignores signatures of kinds it does not know', () => {
    const cosignature =
      '— witness.example.com/w1 ' +
      'jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';
    const large = noteSignatureLine('future.example', Uint8Array.of(1, 2, 3, 4), new Uint8Array(5_000));

    expect(said(signNote(text, ours) + cosignature + large, ours)).toEqual([ours]);
  });

  test('takes a hundred signatures and no more', () => {
    const strangers = Array.from({ length: 99 }, (_, at) =>
      noteSignatureLine(`s${at}`, Uint8Array.of(0, 0, 0, at), unsigned),
    );

    expect(said(signNote(text, ours) + strangers.join(''), ours)).toEqual([ours]);
    expect(said(signNote(text, ours, ours) + strangers.join(''), ours)).toBe(
      'There are more than 100 lines of signatures.',
    );
  });

  const shape = 'A signed note is a text, an empty line and lines of signatures.';
  const signs = 'The signed note has control characters or broken characters.';
  test.for([
    ['nothing', '', shape],
    ['no signature', `${text}\n`, shape],
    ['no empty line', '2\n— a AAAAAAA=\n', shape],
    ['no last newline', '2\n\n— a AAAAAAA=', shape],
    ['a tab in the text', '2\t\n\n— a AAAAAAA=\n', signs],
    ['a carriage return', '2\r\n\n— a AAAAAAA=\n', signs],
    ['half a character', '2\ud800\n\n— a AAAAAAA=\n', signs],
    ['a hyphen for the dash', '2\n\n- a AAAAAAA=\n', 'This is not a line of signature: - a AAAAAAA='],
    ['no name', '2\n\n—  AAAAAAA=\n', 'This is not a line of signature: —  AAAAAAA='],
    ['a plus in the name', '2\n\n— a+b AAAAAAA=\n', 'This is not a line of signature: — a+b AAAAAAA='],
    ['a wide space in the name', '2\n\n— a\u3000b AAAAAAA=\n', 'This is not a line of signature: — a\u3000b AAAAAAA='],
    ['a third word', '2\n\n— a AAAAAAA= b\n', 'This is not a line of signature: — a AAAAAAA= b'],
    ['an id alone', '2\n\n— a AAAAAA==\n', 'This is not a line of signature: — a AAAAAA=='],
    ['no padding', '2\n\n— a AAAAAAA\n', 'This is not a line of signature: — a AAAAAAA'],
    ['stray bits', '2\n\n— a AAAAAAB=\n', 'This is not a line of signature: — a AAAAAAB='],
    ['base64url', '2\n\n— a AAAA-_A=\n', 'This is not a line of signature: — a AAAA-_A='],
  ] as const)('is refused in words with %s', ([, note, sentence]) => {
    expect(said(note, ours)).toBe(sentence);
  });

  test('is read the same whatever its text is, and never where one sign of it is another', () => {
    const lines = fc.array(
      fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll(/\p{Cc}/gu, '')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(lines, fc.nat(), (its, place) => {
        const body = its.map((line) => `${line}\n`).join('');
        const note = signNote(body, ours);
        const at = place % note.length;
        const changed = note.slice(0, at) + (note[at] === 'x' ? 'y' : 'x') + note.slice(at + 1);

        expect(verifyNote(note, [ours], isSigned)).toEqual({ ok: true, text: body, signedBy: [ours] });
        expect(verifyNote(changed, [ours], isSigned).ok).toBe(false);
      }),
    );
  });

  test('answers and does not break, whatever it is given', () => {
    const parts = fc.constantFrom('\n', '\n\n', '— ', 'a ', 'AAAAAAA=', '\ud800', '+', signNote(text, ours));
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'binary' }))), (given) => {
        expect(typeof verifyNote(given.join(''), [ours], isSigned).ok).toBe('boolean');
        expect(parseVerifierKey(sha256, given.join('')).ok).toBe(false);
      }),
    );
  });

  test('is not made of what none can read', () => {
    expect(() => signNote('2', ours)).toThrow('ends in a newline');
    expect(() => signNote('a\tb\n', ours)).toThrow('control characters');
    expect(() => signNote(text)).toThrow('at least one signature');
    expect(() => noteSignatureLine('a b', ours.keyId, unsigned)).toThrow('neither space nor plus');
    expect(() => noteSignatureLine('a', Uint8Array.of(1), unsigned)).toThrow('id of 4 bytes');
    expect(() => keyIdOf(sha256, 'a+b', ours.publicKey)).toThrow('neither space nor plus');
    expect(() => keyIdOf(sha256, 'a', Uint8Array.of(1))).toThrow('32 bytes');
  });
});

test('base64 is that of Node, and one text for one value', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(bytesOfBase64(base64Of(bytes))).toEqual(bytes);
    }),
  );
});
