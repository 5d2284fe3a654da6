/** Who is told of changes: one stream for each tab, bounded, each within its company and scope. */
import type { ServerResponse } from 'node:http';
import type { Scope } from '../access/scope.ts';
import type { Heard } from './bus.ts';
import type { Change } from './change.ts';

const PER_SESSION_MAX = 12;
const STREAMS_MAX = 2_000;
const HEARTBEAT_MILLISECONDS = 20_000;

type Stream = {
  readonly org: string;
  readonly session: string;
  readonly scope: Scope;
  readonly to: ServerResponse;
  /** The tab takes nothing more just now: what happens meanwhile is told as one gap. */
  isBehind: boolean;
  hasMissed: boolean;
};

/** Keeps the streams. `aliveAmong` says which sessions still are; the others' streams end. */
export const newHub = (aliveAmong: (sessions: readonly string[]) => Promise<ReadonlySet<string>>) => {
  const streams = new Set<Stream>();
  const end = (stream: Stream, farewell = '') => {
    if (!streams.delete(stream)) return;
    stream.to.end(farewell);
  };
  const add = (who: Pick<Stream, 'org' | 'session' | 'scope' | 'to'>): boolean => {
    if (streams.size >= STREAMS_MAX) return false;
    const stream = { ...who, isBehind: false, hasMissed: false };
    const [oldest, ...others] = [...streams].filter(({ session }) => session === who.session);
    if (oldest && others.length + 1 >= PER_SESSION_MAX) end(oldest);
    streams.add(stream);
    who.to.on('drain', () => caughtUp(stream));
    who.to.on('close', () => streams.delete(stream));
    who.to.write(`retry: 2000\n${HELLO}`);
    return true;
  };
  const hear = (heard: Heard) => {
    for (const stream of streams) {
      if (heard.is === 'gap') say(stream, GAP);
      else if (isWithin(heard.change, stream)) tell(stream, heard.change);
    }
  };
  const tell = (stream: Stream, change: Change) => {
    say(stream, `data: ${JSON.stringify({ tables: change.tables, ids: change.ids })}\n\n`);
    // A scope may have become another: the tab comes back with the present one.
    if (change.tables.includes('kernel.position_holding')) end(stream);
  };
  const beat = async () => {
    const alive = await aliveAmong([...new Set([...streams].map(({ session }) => session))]);
    for (const stream of streams) {
      if (!alive.has(stream.session)) end(stream, ENDED);
      // Who did not take one heartbeat until the next is gone.
      else if (stream.isBehind) stream.to.destroy();
      else say(stream, ': \n\n');
    }
  };
  const timer = setInterval(() => void beat().catch(() => undefined), HEARTBEAT_MILLISECONDS).unref();
  const stop = () => {
    clearInterval(timer);
    for (const stream of streams) end(stream);
  };
  /** Ends the streams of a session at once, as at sign-out. */
  const endSession = (session: string) => {
    for (const stream of streams) if (stream.session === session) end(stream, ENDED);
  };
  return { add, hear, beat, endSession, stop, size: () => streams.size };
};

const say = (stream: Stream, text: string) => {
  if (stream.isBehind) stream.hasMissed = true;
  else stream.isBehind = !stream.to.write(text);
};

const caughtUp = (stream: Stream) => {
  stream.isBehind = false;
  if (!stream.hasMissed) return;
  stream.hasMissed = false;
  say(stream, GAP);
};

const HELLO = 'event: hello\ndata: {}\n\n';
const GAP = 'event: gap\ndata: {}\n\n';
const ENDED = 'event: ended\ndata: {}\n\n';

/** Only what lies within the company and, where it is said, the site and the partner of somebody's scope. */
const isWithin = ({ org, siteId, partyId }: Change, stream: Stream): boolean => {
  const { sites, parties } = stream.scope;
  if (org !== stream.org) return false;
  return (!siteId || !sites || sites.includes(siteId)) && (!partyId || !parties || parties.includes(partyId));
};
