/** One company's log, verified leaf by leaf: lines against leaves, leaves against signed roots. */
import { openCheckpoint } from '#standards/checkpoint';
import { parseVerifierKey } from '#standards/checkpoint-note';
import { appendLeaf, type Edge, emptyEdge, rootOf } from '#standards/merkle-edge';
import { bytesOfHex, hexOf } from '#standards/merkle-hex';
import type { Bilingual } from './contract.ts';
import type { Evidence, Line } from './evidence.ts';
import { originOf, sha256, verifyEd25519 } from './log-key.ts';
import { leafOf } from './sealer.ts';
import type { Breach, IsTrusted } from './verify.ts';

type Known = { readonly leafHash: string; readonly said: NonNullable<Breach['line']> };

/** What is known of a company's log so far. */
export type Log = {
  readonly org: string;
  readonly report: (what: Bilingual, line?: Line | Known) => void;
  readonly takeLine: (line: Line) => void;
  readonly takeWaiting: (lineId: string) => void;
  readonly isTrusted: IsTrusted;
  readonly verifiers: Set<string>;
  /** Lines that have neither leaf nor queue row yet. */
  readonly lines: Map<string, Known>;
  /** Lines in the queue, which may have no leaf. */
  readonly waiting: Map<string, Known>;
  /** Signed roots by size. */
  readonly roots: Map<number, string>;
  edge: Edge;
  /** The position the next leaf must have. */
  next: number;
  /** The size of the last root that held: later leaves are not proved yet. */
  proved: number;
  isBroken: boolean;
  newest: string;
};

/** Begins a company's log; breaches and keys are gathered in what is handed in. */
export const newLog = (org: string, isTrusted: IsTrusted, breaches: Breach[], verifiers: Set<string>): Log => {
  const lines = new Map<string, Known>();
  const waiting = new Map<string, Known>();
  const report = (what: Bilingual, line?: Line | Known) => {
    breaches.push({
      org,
      what,
      ...(line ? { line: 'said' in line ? (line.said as Known['said']) : saidOf(line) } : {}),
    });
  };
  const takeLine = (line: Line) => void lines.set(line.id, { leafHash: hexOf(leafOf(line)), said: saidOf(line) });
  const takeWaiting = (lineId: string) => {
    const line = lines.get(lineId);
    if (line) waiting.set(lineId, line);
    else report({ zh: `待封的日志行 ${lineId} 不见了`, en: `line ${lineId}, which waited to be sealed, is missing` });
    lines.delete(lineId);
  };
  const state = { edge: emptyEdge, next: 0, proved: 0, isBroken: false, newest: '' };
  return { org, report, takeLine, takeWaiting, isTrusted, verifiers, lines, waiting, roots: new Map(), ...state };
};

const saidOf = ({ id, command, person_id, recorded_at }: Line): Known['said'] => ({
  id,
  command,
  person: person_id,
  at: recorded_at,
});

/** A checkpoint must be signed by a trusted key and say the size it stands for. */
export const takeCheckpoint = (log: Log, checkpoint: SignedRoot): void => {
  const { size, note } = checkpoint;
  log.verifiers.add(checkpoint.verifier);
  const opened = openedRoot(log, checkpoint);
  if ('wrong' in opened) {
    log.report({ zh: `检查点 ${size}：${opened.wrong.zh}`, en: `checkpoint ${size}: ${opened.wrong.en}` });
    return;
  }
  const before = log.roots.get(size);
  if (before !== undefined && before !== opened.root) {
    log.report({
      zh: `${size} 叶有两个不同的已签名的根：日志被重写过`,
      en: `${size} leaves have two different signed roots: the log was rewritten`,
    });
  }
  log.roots.set(size, opened.root);
  log.newest = note;
};

type SignedRoot = Extract<Evidence, { is: 'checkpoint' }>;

const openedRoot = (log: Log, { size, note, verifier }: SignedRoot): { root: string } | { wrong: Bilingual } => {
  if (!log.isTrusted(log.org, verifier, size)) {
    return { wrong: { zh: '不是本系统的密钥所签', en: 'its key is not that of this installation' } };
  }
  const key = parseVerifierKey(sha256, verifier);
  if (!key.ok) return { wrong: key.why };
  const opened = openCheckpoint(note, { origin: originOf(log.org), trusted: [key.key], verify: verifyEd25519 });
  if (!opened.ok) return { wrong: opened.why };
  const signed = opened.checkpoint;
  if (signed.size === size) return { root: hexOf(signed.root) };
  return { wrong: { zh: `签名内容为 ${signed.size} 叶`, en: `what was signed has ${signed.size} leaves` } };
};

/** A leaf must be that of its line, and lead to the next signed root. Every root is computed from the same leaves, so
 *  each checkpoint that holds is consistent with all before. */
export const takeLeaf = (log: Log, { position, lineId, leafHash }: Extract<Evidence, { is: 'leaf' }>): void => {
  const size = log.next;
  log.next = position + 1;
  if (position !== size)
    log.report({ zh: `叶 ${size} 不见了`, en: `leaf ${size} is missing: the next is ${position}` });
  const line = log.lines.get(lineId) ?? log.waiting.get(lineId);
  if (!line)
    log.report({ zh: `叶 ${position} 的日志行 ${lineId} 不见了`, en: `line ${lineId} of leaf ${position} is missing` });
  else if (line.leafHash !== leafHash)
    log.report({ zh: '日志行与封存时不同', en: 'the line is not what was sealed' }, line);
  log.lines.delete(lineId);
  log.edge = appendLeaf(sha256, log.edge, /^[0-9a-f]{64}$/.test(leafHash) ? bytesOfHex(leafHash) : new Uint8Array(32));
  proveAt(log, log.edge.size);
};

/** Once a root does not hold, nothing later can: it is told once. */
const proveAt = (log: Log, size: number): void => {
  const root = log.roots.get(size);
  if (root === undefined || log.isBroken) return;
  if (root === hexOf(rootOf(sha256, log.edge))) {
    log.proved = size;
    return;
  }
  log.isBroken = true;
  log.report({
    zh: `叶 ${log.proved} 至 ${size - 1} 不是已签名的那些(被改动、增删或调换)`,
    en: `leaves ${log.proved} to ${size - 1} are not those that were signed (changed, added, removed or reordered)`,
  });
};

/** The head must be the edge of these very leaves; where a root did not hold that has been told. */
export const takeHead = (log: Log, { size, peaks }: Edge): void => {
  if (log.isBroken) return;
  if (size === log.edge.size && peaks.join() === log.edge.peaks.join()) return;
  const [zh, en] = [`日志头为 ${size} 叶，与 ${log.edge.size} 叶不符`, `the head of ${size} leaves is not that of the`];
  log.report({ zh, en: `${en} ${log.edge.size} leaves there are` });
};

/** Nothing may be left: no line without leaf or queue row, no signed leaf that is gone, no leaf that nobody signed. */
export const finishLog = (log: Log): void => {
  for (const line of log.lines.values()) {
    log.report({ zh: '日志行既无叶也不在待封队列', en: 'the line has no leaf and does not wait for one' }, line);
  }
  const { size } = log.edge;
  const most = Math.max(0, ...log.roots.keys());
  if (most > size) {
    log.report({
      zh: `已签名 ${most} 叶，只有 ${size} 叶：末尾被删除`,
      en: `${most} leaves were signed and ${size} are there: the last were removed`,
    });
  } else if (!log.isBroken && log.proved < size) {
    log.report({
      zh: `叶 ${log.proved} 至 ${size - 1} 没有签名`,
      en: `leaves ${log.proved} to ${size - 1} are not signed`,
    });
  }
};
