import { getRouteApi } from '@tanstack/react-router';
import { people } from '#contract/people';
import { HealthCheck, type PersonFile, staff, Training } from '#contract/staff';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Records } from '#web/Records.tsx';
import { useMe } from '#web/session.tsx';
import { Holdings } from './Holdings.tsx';
import { Logins } from './Logins.tsx';
import './staff.css';

const route = getRouteApi('/people/$id');

/** One person: positions, deputies, training and health on file, and how they sign in. */
export const PersonPage = () => {
  const { id } = route.useParams();
  const asked = useAsk(staff.file, { personId: id });
  const name = asked.data?.name;
  return (
    <Page title={name === undefined ? staff.file.title : { zh: name, en: name }} reads={[staff.file]}>
      <Loaded asked={asked}>{(file) => <File key={file.personId} file={file} />}</Loaded>
    </Page>
  );
};

const File = ({ file }: { file: PersonFile }) => {
  const { may } = useMe();
  return (
    <>
      <Holdings file={file} />
      <Readiness file={file} />
      {may.includes(staff.access.name) && <Logins personId={file.personId} />}
    </>
  );
};

/** Training and health: what the law wants on file before somebody works (GSP 30 to 33). */
const Readiness = ({ file: { personId, trainings, healthChecks } }: { file: PersonFile }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  const training = { zh: '培训考核记录', en: 'Training on file' };
  const health = { zh: '健康档案', en: 'Health on file' };
  return (
    <>
      <Section title={training}>
        {trainings.length === 0 ? (
          <Empty>{say({ zh: '还没有培训考核记录', en: 'No training is on file yet' })}</Empty>
        ) : (
          <Records label={training} of={Training} rows={trainings} keyOf={({ trainingId }) => String(trainingId)} />
        )}
        <Act on={people.recordTraining} about={{ personId }} begins={{ heldOn: today }} />
      </Section>
      <Section title={health}>
        {healthChecks.length === 0 ? (
          <Empty>{say({ zh: '还没有体检记录', en: 'No health check is on file yet' })}</Empty>
        ) : (
          <Records
            label={health}
            of={HealthCheck}
            rows={healthChecks}
            keyOf={({ healthCheckId }) => String(healthCheckId)}
          />
        )}
        <Act on={people.recordHealthCheck} about={{ personId }} begins={{ checkedOn: today }} />
      </Section>
    </>
  );
};
