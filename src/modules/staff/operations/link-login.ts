import { add, reply } from '#kernel/effects';
import { NotFound } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { digestOfConsent } from '#kernel/logins/drawn';
import { operation } from '#kernel/operation';
import { personById } from '#modules/people';
import { staff } from '../contract.ts';
import { consentByDigest } from '../facts.ts';

/** Somebody who works for another company, too, signs in here under the login they have; they consented themselves. */
export const linkLogin = operation(staff.linkLogin, {
  load: ({ personId }, fill) => ({
    person: one(personById, personId),
    consent: each(consentByDigest, fill ? [digestOfConsent(fill.consentCode)] : []),
  }),
  subject: (_, { personId }, fill) => ({ personId, login: fill?.login, lines: [] }),
  run: ({ consent }, { personId, login, consentCode }, { newId, now }) => {
    const given = consent(digestOfConsent(consentCode));
    if (given?.name !== login) {
      const notOurs = {
        zh: '账号与授权码不符，或授权码已过期、已用过',
        en: 'the code is not of this login, is too old, or has been used',
      };
      throw new NotFound(notOurs, consentCode);
    }
    const linkId = newId();
    const { loginId, id: consentId } = given;
    return [
      add('kernel.loginElsewhere', { id: linkId, loginId, personId, consentId, linkedAt: now }),
      reply({ linkId }),
    ];
  },
});
