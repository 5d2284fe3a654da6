import { Input } from 'antd';
import { useState } from 'react';
import { people } from '#contract/people';
import { staff } from '#contract/staff';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { newId } from '#web/client.ts';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { ListPage } from '#web/list/ListPage.tsx';
import './staff.css';

/** Everybody of the company; a row leads to the person's page. */
export const PeopleList = () => (
  <ListPage
    of={staff.people}
    way={({ personId }) => ({ to: '/people/$id', params: { id: String(personId) } })}
    above={<Employ />}
  />
);

/** Somebody new: on file first, then appointed and given a login on their own page. */
const Employ = () => {
  const { say } = useLanguage();
  const [name, setName] = useState('');
  const [personId, setPersonId] = useState(newId);
  const done = () => {
    setName('');
    setPersonId(newId());
  };
  return (
    <form className="line-form" aria-label={say(people.employ.title)} onSubmit={(event) => event.preventDefault()}>
      <Field label={nameOf(people.employ.fill.shape.name)}>
        {(control) => (
          <Input
            {...control}
            size="large"
            maxLength={50}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Act on={people.employ} about={{}} fill={{ personId, name }} onDone={done} />
    </form>
  );
};
