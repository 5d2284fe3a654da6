/** Who may do what: appointments, deputies, and what nobody may give away. */
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { people } from '#contract/people';
import { receiving } from '#contract/receiving';
import { NotSignedIn, Refused } from '#kernel/errors';
import { perform } from '#kernel/perform';
import { holdingOf } from '#test/live';
import { appointed, asOwner, kernel, signedIn, test } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);
const from = { fromOn: '2000-01-01' };

describe('an appointment', () => {
  test('permits from its first day to its last', async ({ world }) => {
    const { id: productId } = await world.product();
    const person = await world.someone();
    const today = (await asOwner<{ day: string }>(`select (now() at time zone 'Asia/Shanghai')::date as day`))[0];
    await appointed(world.admin, person.id, { position: 'receiver', untilOn: today?.day ?? '' });
    const said = () => world.arriving({ productId, lotNumber: `D${Math.random()}`.slice(0, 12) });

    await person.does(receiving.receive, said());
    await world.passDays(1);

    expect(rulesOf(await person.mayNot(receiving.receive, said()))).toEqual(['kernel.positionPermits']);
  });

  test('ends at once, and what it permitted is refused from then on', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    const holdingId = await holdingOf(world, world.acceptor.id);

    await world.admin.does(people.endHolding, { about: { holdingId }, fill: { reason: '调岗' } });

    const findings = await world.acceptor.mayNot(acceptance.releaseAccepted, {
      about: { acceptanceId },
      fill: { conclusion: '合格' },
    });
    expect(rulesOf(findings)).toEqual(['kernel.positionPermits']);
    const again = { about: { holdingId }, fill: { reason: '调岗' } };
    expect(rulesOf(await world.admin.mayNot(people.endHolding, again))).toEqual(['people.holdingHasNotEnded']);
  });

  test('that ends while a command of the same person runs lets that command start over, and refuses it', async ({
    world,
  }) => {
    const { acceptanceId } = await world.receivedLot();
    const holdingId = await holdingOf(world, world.acceptor.id);
    const connect = kernel.pool.connect.bind(kernel.pool);
    const end = () => world.admin.does(people.endHolding, { about: { holdingId }, fill: { reason: '调岗' } });
    let isEnded = false;
    const slow = {
      connect: async () => {
        const client = await connect();
        return new Proxy(client, {
          get: (its, key) => {
            const own: unknown = Reflect.get(its, key);
            if (key !== 'query') return typeof own === 'function' ? own.bind(its) : own;
            return async (asked: { text?: string } | string, ...rest: unknown[]) => {
              const text = typeof asked === 'string' ? asked : (asked.text ?? '');
              if (text.includes('kernel.finish') && !isEnded) {
                isEnded = true;
                await end();
              }
              return Reflect.apply(its.query, its, [asked, ...rest]);
            };
          },
        });
      },
    };

    const said = { about: { acceptanceId }, fill: { conclusion: '合格' } };
    const id = v7();
    const ticket = await world.acceptor.ticketFor(acceptance.releaseAccepted, id, said);
    const pool = slow as unknown as typeof kernel.pool; // Only \`connect\` is used, and a proxy of its client.
    const request = { id, ...said, ticket };
    const done = perform({ ...kernel, pool }, world.acceptor.asker, acceptance.releaseAccepted.name, request);

    await expect(done).rejects.toBeInstanceOf(Refused);
    expect(isEnded).toBe(true);
  });

  test('names a position that there is, a scope that is on file, and nobody is appointed as the program', async ({
    world,
  }) => {
    const { id: personId } = await world.someone();
    const nobody = '00000000-0000-7000-8000-000000000001';
    const appointing = (fill: object) =>
      world.admin.mayNot(people.appoint, { about: { personId }, fill: { position: 'receiver', ...from, ...fill } });

    expect(rulesOf(await appointing({ position: 'wizard' }))).toEqual(['people.positionIsKnown']);
    expect(rulesOf(await appointing({ position: 'program' }))).toEqual(['people.positionIsKnown']);
    expect(rulesOf(await appointing({ sites: [nobody] }))).toEqual(['people.scopeIsOnFile']);
    expect(rulesOf(await appointing({ parties: [nobody] }))).toEqual(['people.scopeIsOnFile']);
  });

  test('gives no more than the appointer has', async ({ world }) => {
    const deputy = await world.someone();
    await appointed(world.admin, deputy.id, { position: 'administrator', sites: [world.siteId] });
    const { id: personId } = await world.someone();
    const wide = { about: { personId }, fill: { position: 'receiver', ...from } };

    expect(rulesOf(await deputy.mayNot(people.appoint, wide))).toEqual(['people.appointsWithinOwnScope']);
    await deputy.does(people.appoint, { ...wide, fill: { ...wide.fill, sites: [world.siteId] } });
  });

  test('makes no administrator a judge of quality, nor the other way about', async ({ world }) => {
    const make = (position: string, personId: string) =>
      world.admin.mayNot(people.appoint, { about: { personId }, fill: { position, ...from } });

    expect(rulesOf(await make('qualityHead', world.admin.id))).toEqual(['people.administratorKeepsOutOfQuality']);
    expect(rulesOf(await make('administrator', world.acceptor.id))).toEqual(['people.administratorKeepsOutOfQuality']);
  });

  test('of the only head of quality does not end without a successor', async ({ world }) => {
    const holdingId = await holdingOf(world, world.heads.qualityHead);
    const ending = { about: { holdingId }, fill: { reason: '退休' } };

    const refused = await world.admin.mayNot(people.endHolding, ending);
    const successor = await world.someone('qualityHead');
    await world.admin.does(people.endHolding, ending);

    expect(rulesOf(refused)).toEqual(['people.keyPostStaysFilled']);
    expect(await holdingOf(world, successor.id)).not.toBe('');
  });
});

describe('a deputy', () => {
  test('has the position for the time, and the line says for whom', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    const holdingId = await holdingOf(world, world.acceptor.id);
    const deputy = await world.someone('storekeeper');
    const said = { about: { acceptanceId }, fill: { conclusion: '合格' } };
    const before = await deputy.mayNot(acceptance.releaseAccepted, said);
    const fill = { deputyId: deputy.id, fromOn: '2000-01-01', untilOn: '2099-12-31' };
    await world.admin.does(people.appointDeputy, { about: { holdingId }, fill });

    const { lineId } = await deputy.does(acceptance.releaseAccepted, said);

    const [line] = await asOwner<{ as: unknown }>(
      `select checked -> 'as' as as from kernel.journal_line where org_id = $1 and id = $2`,
      [world.org, lineId],
    );
    expect(rulesOf(before)).toEqual(['kernel.positionPermits']);
    expect(line?.as).toEqual([{ position: 'acceptor', for: { personId: world.acceptor.id, name: 'acceptor' } }]);
  });

  test('is deputy no more when the deputyship or the holding ends', async ({ world }) => {
    const holdingId = await holdingOf(world, world.acceptor.id);
    const [one, other] = [await world.someone(), await world.someone()];
    const fill = { fromOn: '2000-01-01', untilOn: '2099-12-31' };
    const about = { holdingId };
    const first = await world.admin.does(people.appointDeputy, { about, fill: { ...fill, deputyId: one.id } });
    await world.admin.does(people.appointDeputy, { about, fill: { ...fill, deputyId: other.id } });
    const sees = (person: typeof one) =>
      person.sees(acceptance.waiting, {}).then(
        () => true,
        () => false,
      );
    const { deputyshipId } = first.output as { deputyshipId: string }; // The command's declared output.

    await world.admin.does(people.endDeputyship, { about: { deputyshipId }, fill: { reason: '返岗' } });
    const afterOne = [await sees(one), await sees(other)];
    await world.admin.does(people.endHolding, { about, fill: { reason: '调岗' } });

    expect(afterOne).toEqual([false, true]);
    expect(await sees(other)).toBe(false);
  });

  test('is somebody else, on file, of a holding that has not ended', async ({ world }) => {
    const holdingId = await holdingOf(world, world.acceptor.id);
    const fill = { fromOn: '2000-01-01', untilOn: '2099-12-31' };
    const nobody = '00000000-0000-7000-8000-000000000001';
    const naming = (deputyId: string) =>
      world.admin.mayNot(people.appointDeputy, { about: { holdingId }, fill: { ...fill, deputyId } });

    expect(rulesOf(await naming(world.acceptor.id))).toEqual(['people.deputyIsAnother']);
    expect(rulesOf(await naming(nobody))).toEqual(['people.deputyIsAnother']);
    expect(rulesOf(await naming(world.admin.id))).toEqual(['people.administratorKeepsOutOfQuality']);
  });
});

describe('a session', () => {
  test('of one’s own can be ended, of another only by who may', async ({ world }) => {
    const elsewhere = await signedIn(world.org, world.receiver.id, 'receiver');
    const theirs = { about: { sessionId: world.acceptor.session }, fill: {} };

    const refused = await world.receiver.mayNot(people.endOwnSession, theirs);
    await world.receiver.does(people.endOwnSession, { about: { sessionId: elsewhere.session }, fill: {} });
    await world.admin.does(people.endSession, theirs);

    expect(rulesOf(refused)).toEqual(['people.sessionIsOnesOwn']);
    expect(rulesOf(await world.receiver.mayNot(people.endSession, theirs))).toEqual(['kernel.positionPermits']);
    await expect(elsewhere.sees(people.mySessions, {})).rejects.toBeInstanceOf(NotSignedIn);
    await expect(world.acceptor.sees(people.mySessions, {})).rejects.toBeInstanceOf(NotSignedIn);
    expect((await world.receiver.sees(people.mySessions, {})).map(({ isThis }) => isThis)).toEqual([true]);
  });

  test('is open again for a login that the administrator unlocked', async ({ world }) => {
    const locked = `update kernel.login set failed_since_success = 5, locked_until = now() + interval '5 minutes'
      where org_id = $1 and person_id = $2`;
    await asOwner(locked, [world.org, world.receiver.id]);
    const isLocked = async () =>
      (await world.admin.sees(people.colleagues, {})).people.find(({ id }) => id === world.receiver.id)?.isLocked;
    const before = await isLocked();

    await world.admin.does(people.unlockLogin, { about: { personId: world.receiver.id }, fill: {} });

    expect([before, await isLocked()]).toEqual([true, false]);
  });
});
