import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkpointText, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { base64Of, keyIdOf, parseVerifierKey, signNote, verifierKey } from './checkpoint-note.ts';
import { leafHash, rootOfLeaves } from './merkle.ts';
import { appendLeaves, emptyEdge, rootOf } from './merkle-edge.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest());
const root = sha256(new Uint8Array());
const origin = 'yanji.example/log/1';

describe('the text of a checkpoint', () => {
  const published = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

  test('of the specification is read and written alike', () => {
    const parsed = parseCheckpoint(published);
    if (!parsed.ok) throw new Error(parsed.why.en);
    const { checkpoint } = parsed;

    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    expect(base64Of(checkpoint.root)).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=');
    expect(checkpointText(checkpoint)).toBe(published);
  });

  test('comes back as it was given', () => {
    const line = fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => !/\p{Cc}/u.test(one));
    const any = fc.record({
      origin: line,
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      extensions: fc.array(line, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(any, (checkpoint) => {
        expect(parseCheckpoint(checkpointText(checkpoint))).toEqual({ ok: true, checkpoint });
      }),
    );
  });

  const lines = 'A checkpoint has at least three lines, each ending in a newline.';
  const empty = 'The checkpoint has an empty line or control characters.';
  const hash = base64Of(root);
  test.for([
    ['nothing', '', lines],
    ['two lines', 'a\n1\n', lines],
    ['no last newline', `a\n1\n${hash}`, lines],
    ['no origin', `\n1\n${hash}\n`, empty],
    ['an empty extension', `a\n1\n${hash}\n\n`, empty],
    ['a tab', `a\tb\n1\n${hash}\n`, empty],
    ['no size', `a\n\n${hash}\n`, 'The size of the tree is not a plain number: '],
    ['a leading zero', `a\n01\n${hash}\n`, 'The size of the tree is not a plain number: 01'],
    ['a sign', `a\n+1\n${hash}\n`, 'The size of the tree is not a plain number: +1'],
    ['full-width digits', `a\n\uff11\n${hash}\n`, 'The size of the tree is not a plain number: \uff11'],
    ['2^53', `a\n9007199254740992\n${hash}\n`, 'The size of the tree is too large to count: 9007199254740992'],
    ['no root', 'a\n1\n\n', 'The root hash is not 32 bytes in base64.'],
    ['31 bytes', `a\n1\n${base64Of(root.slice(1))}\n`, 'The root hash is not 32 bytes in base64.'],
    ['stray bits', `a\n1\n${hash.replace('U=', 'V=')}\n`, 'The root hash is not 32 bytes in base64.'],
  ] as const)('is refused in words with %s', ([, text, sentence]) => {
    const parsed = parseCheckpoint(text);

    expect(parsed.ok ? 'read' : parsed.why.en).toBe(sentence);
  });

  test('is not written of what none can read', () => {
    expect(() => checkpointText({ origin: '', size: 1, root })).toThrow('lines that are not empty');
    expect(() => checkpointText({ origin: 'a\nb', size: 1, root })).toThrow('lines that are not empty');
    expect(() => checkpointText({ origin, size: 1, root, extensions: [''] })).toThrow('lines that are not empty');
    expect(() => checkpointText({ origin, size: -1, root })).toThrow('cannot have -1 leaves');
    expect(() => checkpointText({ origin, size: 1, root: root.slice(1) })).toThrow('32 bytes');
  });
});

describe('a signed checkpoint', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  const parsed = parseVerifierKey(sha256, verifierKey(sha256, origin, raw));
  const trusted = parsed.ok ? [parsed.key] : [];
  const signer = {
    name: origin,
    keyId: keyIdOf(sha256, origin, raw),
    sign: (bytes: Uint8Array) => sign(null, bytes, privateKey),
  };
  const isSigned = (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => {
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
    return verify(null, bytes, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
  };
  const opened = (note: string, expected = origin, keys = trusted) => {
    const read = openCheckpoint(note, { origin: expected, trusted: keys, verify: isSigned });
    return read.ok ? read.checkpoint : read.why.en;
  };

  test('of an edge gives back size and root of the leaves', () => {
    const leaves = Array.from({ length: 300 }, (_, at) => leafHash(sha256, Uint8Array.of(at >> 8, at)));
    const { edge } = appendLeaves(sha256, emptyEdge, leaves);

    const note = signNote(checkpointText({ origin, size: edge.size, root: rootOf(sha256, edge) }), signer);

    expect(opened(note)).toEqual({ origin, size: 300, root: rootOfLeaves(sha256, leaves), extensions: [] });
  });

  test('is refused changed, unsigned, of another log, or when it is no checkpoint', () => {
    const note = signNote(checkpointText({ origin, size: 300, root }), signer);

    expect(opened(note.replace('\n300\n', '\n299\n'))).toBe(`The signature of ${origin} is not one of this text.`);
    expect(opened(note, origin, [])).toBe('No trusted key has signed this.');
    expect(opened(note, 'yanji.example/log/2')).toBe(`This is a checkpoint of ${origin}, not of yanji.example/log/2.`);
    expect(opened(signNote('300\n', signer))).toBe('A checkpoint has at least three lines, each ending in a newline.');
  });
});
