import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { people } from './contract.ts';
import { appoint } from './operations/appoint.ts';
import { appointDeputy } from './operations/appoint-deputy.ts';
import { employ } from './operations/employ.ts';
import { endDeputyship } from './operations/end-deputyship.ts';
import { endHolding } from './operations/end-holding.ts';
import { endOwnSession } from './operations/end-own-session.ts';
import { endSession } from './operations/end-session.ts';
import { recordHealthCheck } from './operations/record-health-check.ts';
import { recordTraining } from './operations/record-training.ts';
import { revisePosition } from './operations/revise-position.ts';
import { unlockLogin } from './operations/unlock-login.ts';
import { colleagues, dictionary, places, positions, sessions } from './queries.ts';
import { administratorDecidesNoQuality } from './rules/administrator-decides-no-quality.ts';
import { administratorKeepsOutOfQuality } from './rules/administrator-keeps-out-of-quality.ts';
import { appointsWithinOwnScope } from './rules/appoints-within-own-scope.ts';
import { deputyIsAnother } from './rules/deputy-is-another.ts';
import { holdingHasNotEnded } from './rules/holding-has-not-ended.ts';
import { keyPostStaysFilled } from './rules/key-post-stays-filled.ts';
import { keyPostsAreFilled } from './rules/key-posts-are-filled.ts';
import { permissionsExist } from './rules/permissions-exist.ts';
import { positionCountsFromTodayOn } from './rules/position-counts-from-today-on.ts';
import { positionIsAsSeen } from './rules/position-is-as-seen.ts';
import { positionIsKnown } from './rules/position-is-known.ts';
import { scopeIsOnFile } from './rules/scope-is-on-file.ts';
import { sessionIsOnesOwn } from './rules/session-is-ones-own.ts';
import { staffIsReady } from './rules/staff-is-ready.ts';

findable('kernel.person', { kind: 'person', words: ({ name }) => [String(name)], isPerson: true });

export { personById } from './facts.ts';
export { deputiesShown, holdingsShown, sessions, titlesOf } from './queries.ts';

export const peopleModule = defineModule('people', people, {
  operations: {
    employ,
    appoint,
    endHolding,
    appointDeputy,
    endDeputyship,
    recordTraining,
    recordHealthCheck,
    unlockLogin,
    endSession,
    endOwnSession,
    revisePosition,
  },
  rules: [
    administratorKeepsOutOfQuality,
    appointsWithinOwnScope,
    deputyIsAnother,
    holdingHasNotEnded,
    keyPostStaysFilled,
    keyPostsAreFilled,
    positionIsKnown,
    scopeIsOnFile,
    sessionIsOnesOwn,
    staffIsReady,
    administratorDecidesNoQuality,
    permissionsExist,
    positionIsAsSeen,
    positionCountsFromTodayOn,
  ],
  readings: {
    colleagues: reading(people.colleagues, colleagues),
    positions: reading(people.positions, positions),
    places: reading(people.places, places),
    sessions: reading(people.sessions, (tx) => sessions(tx, 'all')),
    mySessions: reading(people.mySessions, (tx) => sessions(tx, tx)),
    dictionary: reading(people.dictionary, dictionary),
  },
});
