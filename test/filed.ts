/** A receipt with a paper attached to it. */
import { papers } from '#contract/papers';
import { keepFile } from '#kernel/papers/keep-file';
import { pdf } from '#test/files';
import { kernel, type World } from '#test/world';

/** The receipt of a new lot, as what papers and comments hang on. */
export const receiptOf = async (world: World) => {
  const { answer } = await world.receivedLot();
  return { subjectKind: 'document' as const, subjectId: answer.documents[0]?.id ?? '' };
};

/** The content as it arrives. */
export async function* arriving(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}

/** A file of the receiver's that is uploaded and attached to nothing yet. */
export const uploaded = async ({ org, receiver }: World, content = pdf(), name = '随货同行单.pdf') => {
  const { fileId } = await keepFile(kernel, { org, person: receiver.id }, name, arriving(content));
  return { fileId, name };
};

/** The same, attached to a receipt. */
export const filed = async (world: World, content = pdf(), name = '随货同行单.pdf', isPersonal = false) => {
  const about = await receiptOf(world);
  const file = await uploaded(world, content, name);
  const fill = { files: [file], category: 'deliveryNote' as const, isPersonal, validUntil: '2031-12-31' };
  const answer = await world.receiver.does(papers.attach, { about, fill });
  const [paper] = await world.receiver.sees(papers.of, about);
  return { about, paper, answer, fileId: file.fileId, attachmentId: paper?.attachmentId ?? '' };
};
