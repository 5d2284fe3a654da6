import { NotFound } from '#kernel/errors';
import type { Context } from '#kernel/operation';

type Drawn = { readonly drawnBy: string; readonly passwordHash: string };

/** The one-time password somebody has drawn for this act. Throws NotFound for one that is too old, or another's. */
export const drawnBy = ({ personId }: Context, drawn: Drawn | undefined, id: string): Drawn => {
  if (drawn?.drawnBy === personId) return drawn;
  const tooOld = {
    zh: '一次性密码已过期，请关闭后重新办理',
    en: 'the one-time password is too old; close this and begin again',
  };
  throw new NotFound(tooOld, id);
};
