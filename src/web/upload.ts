import { NotDone, notDone, unreachable } from './not-done.ts';

export type Uploaded = { fileId: string; size: number; type: string };

/** Sends one file as it is, telling how much has gone, as `fetch` does not. Throws NotDone with the server's words. */
export const uploadFile = (file: File, onSent: (part: number) => void): Promise<Uploaded> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status === 200)
        resolve(body as Uploaded); // The route answers exactly this.
      else reject(refusal(request.status, body));
    };
    request.send(file);
  });

const refusal = (status: number, body: unknown): NotDone => {
  const { message, findings = [] } = (body ?? {}) as Partial<{
    message: NotDone['said'];
    findings: NotDone['findings'];
  }>;
  const said = message ?? findings[0]?.message;
  return said ? new NotDone({ said, status, findings }) : notDone(undefined);
};
