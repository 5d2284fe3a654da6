import { describe, expect } from 'vitest';
import { papers } from '#contract/papers';
import { work } from '#contract/work';
import { startDue } from '#kernel/jobs/worker';
import { filed, receiptOf, uploaded } from '#test/filed';
import type { Person } from '#test/person';
import { appointed, asOwner, kernel, newWorld, test } from '#test/world';

describe('a paper', () => {
  test('is attached for good: its line in the journal answers for its hash', async ({ world }) => {
    const { paper, answer, fileId } = await filed(world);

    expect(paper).toMatchObject({ name: '随货同行单.pdf', category: 'deliveryNote', validUntil: '2031-12-31' });
    const [line] = await asOwner<{ wrote: object; changed: object }>(
      'select wrote, changed from kernel.journal_line where org_id = $1 and id = $2',
      [world.org, answer.lineId],
    );
    expect(line?.wrote).toHaveProperty(['papers.attachment', paper?.attachmentId ?? '']);
    expect(JSON.stringify(line?.changed)).toContain(fileId);
  });

  test('is withdrawn with a reason once, and stays', async ({ world }) => {
    const { about, paper } = await filed(world);
    const said = { about: { ...about, attachmentId: paper?.attachmentId ?? '' }, fill: { reason: '传错了' } };

    const both = await Promise.allSettled([
      world.receiver.does(papers.withdraw, said),
      world.acceptor.does(papers.withdraw, said),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await world.receiver.sees(papers.of, about)).toMatchObject([{ withdrawalReason: '传错了' }]);
  });

  test('that ends before it begins is malformed', async ({ world }) => {
    const { about, fileId } = await filed(world);
    const dates = { validFrom: '2031-01-02', validUntil: '2031-01-01' };
    const fill = { files: [{ fileId, name: 'a.pdf' }], category: 'report' as const, isPersonal: false, ...dates };

    await expect(world.receiver.does(papers.attach, { about, fill })).rejects.toMatchObject({
      malformed: [{ path: 'fill.validUntil' }],
    });
  });

  test('hangs on partners, products and lots too', async ({ world }) => {
    const lot = await world.receivedLot();
    const { fileId } = await uploaded(world);
    const on = [
      { subjectKind: 'partner' as const, subjectId: world.supplierId },
      { subjectKind: 'product' as const, subjectId: lot.productId },
      { subjectKind: 'lot' as const, subjectId: lot.lotId },
    ];

    for (const about of on) {
      const fill = { files: [{ fileId, name: 'a.pdf' }], category: 'certificate' as const, isPersonal: false };
      await world.receiver.does(papers.attach, { about, fill });
      expect(await world.receiver.sees(papers.of, about)).toHaveLength(1);
    }
    const nowhere = { subjectKind: 'product' as const, subjectId: lot.lotId };
    await expect(world.receiver.sees(papers.of, nowhere)).rejects.toThrow('not on file');
  });
});

describe('a comment', () => {
  test('stands in the inbox of whom it mentions, and in nobody else’s', async ({ world }) => {
    const about = await receiptOf(world);
    const fill = { text: '请复核', mentioned: [world.acceptor.id, world.receiver.id] };

    await world.receiver.does(papers.comment, { about, fill });

    const noticesOf = async (person: Person) => (await person.sees(work.inbox, { kind: 'notice' })).entries;
    expect(await noticesOf(world.acceptor)).toMatchObject([
      { title: { zh: 'receiver在单据的留言中提到您：请复核' }, documentId: about.subjectId },
    ]);
    expect([await noticesOf(world.receiver), await noticesOf(world.dispatcher)]).toEqual([[], []]);
  });

  test('mentions nobody outside their scope, nor somebody who is not there', async ({ world }) => {
    const about = await receiptOf(world);
    const stranger = await world.someone();
    await appointed(world.admin, stranger.id, { position: 'receiver', sites: [await world.site('二号仓')] });

    for (const mentioned of [[stranger.id], [about.subjectId]]) {
      const findings = await world.receiver.mayNot(papers.comment, { about, fill: { text: '看', mentioned } });
      expect(findings).toMatchObject([{ rule: 'papers.mentionedMaySee', field: 'mentioned' }]);
    }
  });

  test('is seen in the order of writing by who sees the document, and by nobody elsewhere', async ({ world }) => {
    const about = await receiptOf(world);
    const elsewhere = await newWorld();

    await world.receiver.does(papers.comment, { about, fill: { text: '外箱破损', mentioned: [world.acceptor.id] } });
    await world.acceptor.does(papers.comment, { about, fill: { text: '已看过', mentioned: [] } });

    expect((await world.receiver.sees(papers.commentsOn, about)).map(({ text }) => text)).toEqual([
      '外箱破损',
      '已看过',
    ]);
    expect((await world.receiver.sees(papers.commentsOn, about)).map(({ mentioned }) => mentioned)).toEqual([
      ['acceptor'],
      [],
    ]);
    await expect(elsewhere.receiver.sees(papers.commentsOn, about)).rejects.toThrow();
    await expect(
      elsewhere.receiver.does(papers.comment, { about, fill: { text: 'x', mentioned: [] } }),
    ).rejects.toThrow();
  });
});

describe('the list of jobs', () => {
  test('shows a person their own, the administrator all, and lets who may stop them', async ({ world }) => {
    await startDue(kernel, world.org);

    const { jobs } = await world.admin.sees(papers.allJobs, {});
    const waiting = jobs.find(({ title }) => title.zh === '清理未使用的文件');
    expect(await world.admin.sees(papers.jobs, {})).toEqual({ jobs: [], next: null });
    const about = { jobId: waiting?.jobId ?? '' };
    await expect(world.receiver.does(papers.cancelJob, { about, fill: {} })).rejects.toThrow('no such job');
    await world.admin.does(papers.stopJob, { about, fill: {} });

    const after = await world.admin.sees(papers.allJobs, {});
    expect(after.jobs.find(({ jobId }) => jobId === about.jobId)?.state).toBe('cancelled');
  });
});
