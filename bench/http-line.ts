/** One client's connection, as thin as can be: it shares two cores with what it measures. */
import { connect, type Socket } from 'node:net';

export type Reply = { readonly status: number; readonly text: string; readonly cookie: string | undefined };
export type HttpLine = ReturnType<typeof openLine>;

const PATIENCE_MS = 20_000;

/** Opens a line that asks one thing at a time and connects again after it broke. */
export const openLine = (port: number, cookie?: string) => {
  let socket: Socket | undefined;
  const forget = (line: Socket) => {
    if (socket === line) socket = undefined;
  };
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Reply> => {
    const line = socket ?? connect({ port, host: '127.0.0.1', noDelay: true });
    if (line !== socket) line.once('close', () => forget(line)); // A server hangs up on who is silent for long.
    socket = line;
    line.ref();
    const content = body === undefined ? '' : JSON.stringify(body);
    const heads = [
      `${method} ${path} HTTP/1.1`,
      'host: 127.0.0.1',
      ...(cookie ? [`cookie: yanji=${cookie}`] : []),
      ...(body === undefined
        ? []
        : ['content-type: application/json', `content-length: ${Buffer.byteLength(content)}`]),
    ];
    return new Promise<Reply>((settle, fail) => {
      let received: Buffer = Buffer.alloc(0);
      const hear = (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const reply = wholeReply(received);
        if (!reply) return;
        release();
        settle(reply);
      };
      const break_ = (error?: Error) => {
        release();
        line.destroy();
        forget(line);
        fail(error ?? new Error('the server hung up'));
      };
      const impatient = () => break_(new Error(`${path} was not answered within ${PATIENCE_MS} ms`));
      const closed = () => break_();
      const release = () => {
        line.off('data', hear).off('error', break_).off('close', closed).off('timeout', impatient);
        line.on('error', () => undefined).unref();
      };
      line.setTimeout(PATIENCE_MS);
      line.removeAllListeners('error');
      line.on('data', hear).once('error', break_).once('close', closed).once('timeout', impatient);
      line.write(`${heads.join('\r\n')}\r\n\r\n${content}`);
    });
  };
  const close = () => {
    socket?.destroy();
    socket = undefined;
  };
  return { ask, close };
};

/** The reply once all its bytes are there. The servers here always say a content length. */
const wholeReply = (received: Buffer): Reply | undefined => {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (received.length < end + 4 + length) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    text: received.subarray(end + 4, end + 4 + length).toString('utf8'),
    cookie: /\r\nset-cookie: yanji=([^;]*)/i.exec(head)?.[1],
  };
};
