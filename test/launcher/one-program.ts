import { type StartEmbeddedPostgres, startEmbeddedPostgres } from '../../src/app/embedded-postgres.ts';
import { StartRefused } from '../../src/app/start-refused.ts';

/** A program as small as can be around the launcher; what it says is read by the tests, one line of JSON each. */
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

// Written by the test, in the same shape.
const asked = JSON.parse(process.argv[2] ?? '{}') as Omit<StartEmbeddedPostgres, 'log'>;

try {
  const server = await startEmbeddedPostgres({ ...asked, log: (words) => say({ logged: words }) });
  const end = () => void server.stop().then(() => process.exit(0));
  process.once('SIGINT', end).once('SIGTERM', end);
  void server.exited.then((exit) => say({ exited: exit }));
  say({ ready: { owner: server.owner, pid: server.pid, home: server.home } });
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  say({ refused: error.words });
  process.exitCode = 1;
}
