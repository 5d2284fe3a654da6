import { defineModule, reading } from '#kernel/operation';
import { staff } from './contract.ts';
import { people } from './lists.ts';
import { endOtherSessions } from './operations/end-other-sessions.ts';
import { giveOneTimePassword } from './operations/give-one-time-password.ts';
import { linkLogin } from './operations/link-login.ts';
import { openLogin } from './operations/open-login.ts';
import { unlinkLogin } from './operations/unlink-login.ts';
import { voidBadge } from './operations/void-badge.ts';
import { access, duties, file } from './queries.ts';
import { linkHasNotEnded } from './rules/link-has-not-ended.ts';
import { loginIsElsewhere } from './rules/login-is-elsewhere.ts';
import { loginIsFree } from './rules/login-is-free.ts';
import { opensWithinOwnScope } from './rules/opens-within-own-scope.ts';
import { sessionsAreOnesOwn } from './rules/sessions-are-ones-own.ts';

export const staffModule = defineModule('staff', staff, {
  operations: { openLogin, giveOneTimePassword, voidBadge, linkLogin, unlinkLogin, endOtherSessions },
  rules: [loginIsFree, loginIsElsewhere, linkHasNotEnded, opensWithinOwnScope, sessionsAreOnesOwn],
  readings: {
    people,
    file: reading(staff.file, file),
    access: reading(staff.access, access),
    duties: reading(staff.duties, duties),
  },
});
