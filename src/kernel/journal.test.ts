import { describe, expect, test } from 'vitest';
import { person } from '#fields/people';
import { nameOf } from './field.ts';
import { inputDigest, signedLine } from './journal.ts';

const line = {
  inputDigest: 'ab',
  changed: [{ step: 'release' }],
  personId: 'somebody',
  recordedAt: '2026-01-01T00:00:00Z',
  signature: { meaningZh: '合格', meaningEn: 'conforms' },
};
const digestWith = (...acknowledged: { rule: string; reason: string }[]) => signedLine(line, acknowledged).signature;

describe('a signature', () => {
  test('binds the reasons of what was acknowledged', () => {
    const given = { rule: 'shipping.firstExpiryGoesFirst', reason: '客户指定' };

    expect(digestWith(given)).not.toEqual(digestWith());
    expect(digestWith(given)).not.toEqual(digestWith({ ...given, reason: '急' }));
    expect(digestWith(given)).toEqual(digestWith({ ...given }));
  });
});

describe('the digest of an input', () => {
  test('holds nothing that could be guessed of a personal field, and everything else', () => {
    expect(nameOf(person.identityNumber).en).toBe('Identity number');
    const digests = ['110101199003070011', '110101199003070038'].map((identityNumber) =>
      inputDigest('people.employ', {}, { name: '李收', identityNumber }),
    );

    expect(new Set(digests).size).toBe(1);
    expect(inputDigest('people.employ', {}, { name: '王验' })).not.toBe(digests[0]);
  });
});
