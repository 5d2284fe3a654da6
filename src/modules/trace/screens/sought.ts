import type { Bilingual } from '#kernel/contract';
import { parseElementString } from '#standards/gs1';
import { toGtin14 } from '#standards/gs1-check-digit';
import { looksLikeLabel } from '#web/keystrokes.ts';

type Find = { text: string } | { di?: string; lotNumber?: string; serial?: string };
type Sought = { find: Find; serial: string | undefined } | { said: readonly Bilingual[] };

/** What an address asks to trace: a label as scanned, or a number as typed, of a lot, a unit or a product. */
export const sought = (q: string, today: string): Sought => {
  if (!looksLikeLabel(q)) return { find: { text: q }, serial: undefined };
  const parsed = parseElementString(q, { today });
  if (parsed.ok === 'ask') return { said: [parsed.question] };
  if (!parsed.ok) return { said: parsed.findings.map(({ message }) => message) };
  const { deviceIdentifier, contentDeviceIdentifier, lotNumber, serialNumber } = parsed.udi;
  const di = deviceIdentifier ?? contentDeviceIdentifier;
  const find = {
    ...(di !== undefined && { di }),
    ...(lotNumber !== undefined && { lotNumber }),
    ...(serialNumber !== undefined && { serial: serialNumber }),
  };
  return Object.keys(find).length === 0 ? { said: [nothingToTrace] } : { find, serial: serialNumber };
};

/** A typed number that is neither the lot's own nor a device identifier found the lot by one of its serial numbers. */
export const serialMeant = (q: string, lotNumber: string | null): string | undefined =>
  q.trim().toUpperCase() === lotNumber?.toUpperCase() || toGtin14(q.trim()) ? undefined : q.trim();

const nothingToTrace: Bilingual = {
  zh: '标签上没有产品标识、批号或序列号',
  en: 'The label names no device, lot or serial number',
};
