/** What a company decided about a setting, as it stands in the database, whoever made it. */
import { v7 } from 'uuid';
import { asOwner } from '#test/person';

type Company = { org: string; admin: { id: string } };

/** Puts a version in force since long ago. */
export const decided = (
  { org, admin }: Company,
  name: string,
  value: object,
  { level, of } = { level: 'company', of: '' },
) =>
  asOwner(
    `insert into kernel.setting_version (org_id, id, name, level, of_key, key, number, value, counts_from, reason,
       made_by, made_at) values ($1, $2, $3, $4, $5, $6, 1, $7, '2020-01-01', 'test', $8, now())`,
    [org, v7(), name, level, of, `${name}/${level}/${of}`, value, admin.id],
  );
