/** Lines that were carried out after approval, verified against what they name: the proposal with this very input, and
 *  each approver's signature in the line it was given in. */
import type { Bilingual } from './contract.ts';
import type { Line } from './evidence.ts';
import type { SignatureAt } from './held/facts.ts';

type Approval = { readonly step?: unknown; readonly name?: unknown; readonly signature?: SignatureAt | null };
type Approved = { readonly number?: unknown; readonly proposalLineId?: unknown; readonly approvals?: unknown };

/** What is known of a company's held commands so far. */
export type HeldLines = {
  /** The digest of the input of each proposal, by its line. */
  readonly proposals: Map<string, unknown>;
  /** The line of each signature. */
  readonly signatures: Map<string, string>;
  readonly carriedOut: { readonly line: Line; readonly approved: Approved }[];
};

export const newHeldLines = (): HeldLines => ({ proposals: new Map(), signatures: new Map(), carriedOut: [] });

/** Takes one line; what it refers to may come later. */
export const takeHeld = ({ proposals, signatures, carriedOut }: HeldLines, line: Line): void => {
  if (line.kind === 'proposal') proposals.set(line.id, line.input_digest);
  for (const id of Object.keys(line.wrote['kernel.signature'] ?? {})) signatures.set(id, line.id);
  const asked = line.asked as { approved?: Approved } | null; // What a line asked is an object, if anything.
  // Its answer, replay and digest are the line's: only what refers to it is kept.
  if (line.kind === 'command' && asked?.approved) carriedOut.push({ line, approved: asked.approved });
};

/** Names what does not hold: another input than was proposed, an approval whose signature is not there. */
export const finishHeld = (held: HeldLines, report: (what: Bilingual, line: Line) => void): void => {
  for (const { line, approved } of held.carriedOut) {
    if (held.proposals.get(String(approved.proposalLineId)) !== line.input_digest) {
      report({ zh: '执行的内容与所批准的申请不一致', en: 'what was carried out is not what was proposed' }, line);
    }
    const approvals = Array.isArray(approved.approvals) ? (approved.approvals as Approval[]) : [];
    if (approvals.length === 0) report({ zh: '没有批准', en: 'nobody approved it' }, line);
    for (const { name, signature } of approvals) {
      // Lines from before signatures were named here have none.
      if (signature === undefined || (signature && held.signatures.get(signature.id) === signature.lineId)) continue;
      report({ zh: `${name} 的批准没有签名`, en: `the approval of ${name} has no signature` }, line);
    }
  }
};
