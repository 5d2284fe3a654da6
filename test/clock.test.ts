import pg from 'pg';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { evidenceIn } from '#kernel/evidence';
import { logKeyOf } from '#kernel/log-key';
import { sealAll } from '#kernel/sealer';
import { verify } from '#kernel/verify';
import { owner, pool, signingKey, test } from '#test/world';
import { breaches } from './simulation/laws.ts';

const looking = new pg.Client(owner);
beforeAll(() => looking.connect());
afterAll(() => looking.end());

describe('a clock set back by three days', () => {
  test('lets work go on: numbers stay unique, goods add up, the journal is sealed as things happened', async ({
    world,
  }) => {
    await world.passDays(5); // Positions are held from the founding on; before it nobody would hold any.
    const before = await world.releasedLot({ quantity: 20 });

    await world.passDays(-3);
    const after = await world.releasedLot({ quantity: 20 });
    await world.dispatcher.does(shipping.ship, world.shipping(before.lotId, 5));
    await world.passDays(3);
    const again = await world.releasedLot({ quantity: 20 });
    await sealAll(pool, signingKey);

    const numbers = [before, after, again].map(({ answer }) => answer.documents[0]?.number);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers[0]?.slice(0, 10)).not.toBe(numbers[1]?.slice(0, 10));
    expect(await world.balancesOf(before.lotId)).toMatchObject({ qualified: 15, customer: 5 });
    expect(await breaches(looking)).toEqual([]);
    const isOurs = (org: string, verifier: string) => verifier === logKeyOf(signingKey, org).verifier;
    expect((await verify(evidenceIn(looking, [world.org]), isOurs)).breaches).toEqual([]);
  });
});
