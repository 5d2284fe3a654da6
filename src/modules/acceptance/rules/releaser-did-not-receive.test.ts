import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { receiving } from '#contract/receiving';
import { test } from '#test/world';

describe('releasing goods one has received oneself', () => {
  test('is refused by policy, whatever positions one holds', async ({ world }) => {
    const both = await world.someone('receiver', 'acceptor');
    const { id: productId } = await world.product();
    const { documents } = await both.does(receiving.receive, world.arriving({ productId }));
    const acceptanceId = documents.find(({ kind }) => kind === 'acceptance.acceptance')?.id ?? '';

    const said = { about: { acceptanceId }, fill: { conclusion: '合格' } };
    const findings = await both.mayNot(acceptance.releaseAccepted, said);

    expect(findings).toMatchObject([{ rule: 'acceptance.releaserDidNotReceive', basis: 'policy' }]);
    await world.acceptor.does(acceptance.releaseAccepted, said);
  });
});
