import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { settings } from '#contract/settings';
import { shipping } from '#contract/shipping';
import { settled } from '#test/held';
import { asOwner, test, type World } from '#test/world';

const rule = 'settings.kindIsInUse';
const name = 'kernel.inUse';
const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(Date.now());

const decide = async (world: World, level: 'company' | 'site' | 'category', of: string, notInUse: string[]) => {
  const quality = await world.someone('qualityHead');
  const fill = { value: { notInUse }, countsFrom: today(), reason: '分批上线' };
  await settled(world, quality, settings.change, { about: { name, level, of, version: 0 }, fill });
};

describe('an act that is not in use yet', () => {
  test('is refused where the roll-out has not come, and done where it has', async ({ world }) => {
    const { id: productId } = await world.product();
    const elsewhere = await world.site('二号仓');
    await decide(world, 'company', '', ['receive']);
    await decide(world, 'site', elsewhere, []);
    const said = world.arriving({ productId });

    const findings = await world.receiver.mayNot(receiving.receive, said);
    await world.receiver.does(receiving.receive, { ...said, about: { siteId: elsewhere } });

    expect(findings).toMatchObject([{ rule, message: { zh: '“收货”在此处尚未启用' } }]);
    expect(await world.receiver.isBlocked(receiving.receive, { siteId: world.siteId })).toMatchObject([{ rule }]);
  });

  test('is so for a category of products alone', async ({ world }) => {
    const [later, now] = [await world.releasedLot({ quantity: 2 }), await world.releasedLot({ quantity: 2 })];
    await asOwner(`update catalog.product set category = '6846' where org_id = $1 and id = $2`, [
      world.org,
      later.productId,
    ]);
    await decide(world, 'category', '6846', ['ship']);

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(later.lotId, 1));
    await world.dispatcher.does(shipping.ship, world.shipping(now.lotId, 1));

    expect(findings).toMatchObject([{ rule }]);
  });
});
