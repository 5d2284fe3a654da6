/** Bytes as hexadecimal, for JSON and for people. */

/** Two lower-case digits a byte. Source: RFC 4648, section 8, in the lower case C2SP signed-note asks for. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of a text that `hexOf` wrote; any other is broken. Source: RFC 4648, section 8. */
export function bytesOfHex(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new Error('this is not hexadecimal in lower case');
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}
