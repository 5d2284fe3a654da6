/** Makes PDF of a sheet, in a thread that is started when first needed and renewed now and then. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet.ts';

export type Typeset = (template: string, sheet: Sheet) => Promise<Uint8Array>;
export type Typesetter = { readonly typeset: Typeset; readonly stop: () => Promise<void> };

/** After so many papers the thread is replaced: what a compiler caches never grows without end. */
const PAPERS_PER_THREAD = 500;
const SECONDS_MAX = 30;

type Answered = { id: number; pdf: Uint8Array } | { id: number; trouble: string };
type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };
type Thread = { worker: Worker; made: number; waiting: Map<number, Waiting> };

/** `sources` holds `kernel/` and `modules/` with their templates. A paper that fails or takes too long rejects. */
export const typesetter = (sources: string): Typesetter => {
  let current: Thread | undefined;
  let asked = 0;
  const typeset: Typeset = (template, sheet) =>
    new Promise((resolve, reject) => {
      if (!current || current.made >= PAPERS_PER_THREAD) current = startThread(sources, current, forget);
      const thread = current;
      const id = ++asked;
      thread.made += 1;
      const timer = setTimeout(() => fail(thread, new Error(`a paper took over ${SECONDS_MAX} s`)), SECONDS_MAX * 1000);
      thread.waiting.set(id, { resolve, reject, timer });
      thread.worker.ref();
      thread.worker.postMessage({ id, template, sheet });
    });
  const forget = (thread: Thread) => {
    if (current === thread) current = undefined;
  };
  return { typeset, stop: async () => void (await current?.worker.terminate()) };
};

const startThread = (sources: string, before: Thread | undefined, forget: (thread: Thread) => void): Thread => {
  if (before && before.waiting.size === 0) void before.worker.terminate();
  const worker = new Worker(path.join(sources, 'kernel/prints/typesetter-thread.mjs'), { workerData: { sources } });
  const thread: Thread = { worker, made: 0, waiting: new Map() };
  worker.unref();
  worker.on('message', (answered: Answered) => {
    const waiting = thread.waiting.get(answered.id);
    if (!waiting) return;
    thread.waiting.delete(answered.id);
    clearTimeout(waiting.timer);
    if ('pdf' in answered) waiting.resolve(answered.pdf);
    else waiting.reject(new Error(`the paper could not be set: ${answered.trouble}`));
    if (thread.waiting.size > 0) return;
    worker.unref();
    if (thread.made >= PAPERS_PER_THREAD) void worker.terminate();
  });
  worker.on('error', (error) => {
    forget(thread);
    fail(thread, error);
  });
  worker.on('exit', () => {
    forget(thread);
    fail(thread, new Error('the thread that sets papers ended'));
  });
  return thread;
};

const fail = (thread: Thread, error: Error): void => {
  for (const { reject, timer } of thread.waiting.values()) {
    clearTimeout(timer);
    reject(error);
  }
  thread.waiting.clear();
  void thread.worker.terminate();
};
