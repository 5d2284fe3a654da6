/** A company's days: people do what the dice choose, the clock moves on, and after each day the laws are asked. */
import { doSomething } from './acts.ts';
import { type Breach, breaches } from './laws.ts';
import type { Scene } from './people.ts';

export type Days = {
  readonly scene: Scene;
  readonly days: number;
  readonly actsPerDay: number;
  /** Moves the company's clock to its next day and says which day that is. */
  readonly nextDay: () => Promise<string>;
  /** Asks the laws, once everything is sealed. */
  readonly law: () => Promise<Breach[]>;
  /** Something breaks, or not, before the next act. */
  readonly trouble?: () => Promise<void>;
};

export type Broken = Breach & { readonly day: number };

/** Lives so many days; stops at the first breach, which a seed brings again. */
export const live = async ({ scene, days, actsPerDay, nextDay, law, trouble }: Days): Promise<Broken[]> => {
  for (let day = 1; day <= days; day++) {
    for (let act = 0; act < actsPerDay; act++) {
      await trouble?.();
      await doSomething(scene);
    }
    scene.today = await nextDay();
    const found = await law();
    if (found.length > 0) return found.map((breach) => ({ ...breach, day }));
    if (scene.tally.faults.length > 0) return [];
  }
  return [];
};

/** Asks every law, waiting a moment for the sealer. */
export const asked = async (owner: Parameters<typeof breaches>[0]): Promise<Breach[]> => {
  const patientUntil = Date.now() + 5_000;
  for (;;) {
    const found = await breaches(owner);
    const isOnlySealing = found.length > 0 && found.every(({ law }) => law === 'every-line-is-sealed');
    if (!isOnlySealing || Date.now() > patientUntil) return found;
    await new Promise((wake) => setTimeout(wake, 100));
  }
};
