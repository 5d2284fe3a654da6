/** A held command as a person reads it: its input by the names of fields, ids by the names of what they point to. */
import { sql } from 'kysely';
import type { Bilingual } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { allFields } from '#kernel/field';
import type { Finding } from '#kernel/contract';

type Kept = Record<string, unknown>;
