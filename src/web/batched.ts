/** Collects what is asked in the same moment and loads it in one go; answers come back in the order asked. */
export const batched = <A, B>(load: (asked: A[]) => Promise<readonly B[]>, wait: (then: () => void) => void) => {
  let waiting: { asked: A; resolve: (answer: B) => void; reject: (reason: unknown) => void }[] = [];
  const go = async () => {
    const batch = waiting;
    waiting = [];
    try {
      const answers = await load(batch.map(({ asked }) => asked));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error('a question of the batch was not answered'));
        else resolve(answer);
      });
    } catch (thrown) {
      for (const { reject } of batch) reject(thrown);
    }
  };
  return (asked: A): Promise<B> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) wait(() => void go());
      waiting.push({ asked, resolve, reject });
    });
};
