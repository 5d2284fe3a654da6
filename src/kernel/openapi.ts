/** OpenAPI 3.1 of everything that can be asked, made from the registry that also makes the routes. */
import { z } from 'zod';
import type { Command, Query } from './contract.ts';
import type { Registry } from './registry.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });
const content = (schema: Json): Json => ({ 'application/json': { schema } });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const answerWith = (description: string, schema: Json): Json => ({ description, content: content(schema) });

/** The whole document. Partners make clients from it; the web is typed by the contracts themselves. */
export const openApiOf = (registry: Registry, version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: '雁迹 Yanji',
    version,
    description: 'Every command and query of the platform. A command happens once per id, however often it is sent.',
  },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yanji' } },
    schemas: { Bilingual, Finding, Refusal, Malformed, Message, Document },
  },
  security: [{ session: [] }],
  paths: {
    ...Object.fromEntries(
      [...registry.operations.values()].map(({ command }) => [`/api/${command.name}`, { post: commandPath(command) }]),
    ),
    ...Object.fromEntries(
      [...registry.readings.values()].map(({ query }) => [`/api/${query.name}`, { get: queryPath(query) }]),
    ),
  },
});

const failures = {
  400: answerWith('malformed: each field with its reason', ref('Malformed')),
  401: answerWith('nobody is signed in', ref('Message')),
  404: answerWith('not on file', ref('Message')),
  409: answerWith('refused: every reason at once; nothing has changed', ref('Refusal')),
  503: answerWith('passing trouble of the server; the same id may be sent again', ref('Message')),
};

const commandPath = (command: Command): Json => ({
  operationId: command.name,
  summary: command.title.en,
  description: [command.title.zh, command.signed ? `signed: ${command.signed.en}` : '', command.kind ?? '']
    .filter((part) => part !== '')
    .join(' · '),
  tags: [command.name.split('.')[0]],
  requestBody: {
    required: true,
    content: content({
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', format: 'uuid', description: 'made by the asker; the same id never happens twice' },
        about: schemaOf(command.about, 'input'),
        fill: schemaOf(command.fill, 'input'),
        ...(command.signed
          ? { ticket: { type: 'string', description: 'from /api/sign, for this id and content' } }
          : {}),
        acknowledged: {
          type: 'array',
          items: Acknowledged,
          description: 'why it goes on in spite of findings whose verdict is acknowledge',
        },
      },
    }),
  },
  responses: {
    200: answerWith('done', {
      type: 'object',
      required: ['lineId', 'recordedAt', 'documents', 'output'],
      properties: {
        lineId: { type: 'string', format: 'uuid' },
        recordedAt: { type: 'string', format: 'date-time' },
        documents: { type: 'array', items: ref('Document') },
        output: command.output ? schemaOf(command.output, 'output') : { type: 'object' },
      },
    }),
    ...failures,
  },
});

const queryPath = (query: Query): Json => ({
  operationId: query.name,
  summary: query.title.en,
  description: query.title.zh,
  tags: [query.name.split('.')[0]],
  parameters: [{ name: 'input', in: 'query', content: content(schemaOf(query.input, 'input')) }],
  responses: { 200: answerWith('the answer', schemaOf(query.output, 'output')), ...failures },
});

const Bilingual = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};
const Finding = {
  type: 'object',
  required: ['rule', 'message'],
  properties: {
    rule: { type: 'string' },
    basis: { type: 'string', description: 'the article, or `policy`' },
    field: { type: 'string' },
    message: ref('Bilingual'),
    verdict: {
      enum: ['forbidden', 'approval', 'acknowledge'],
      description: 'left out: forbidden. To acknowledge, send the act again with the rule and a reason',
    },
    position: {
      type: 'object',
      description: 'who may approve',
      properties: { name: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
    },
  },
};
const Acknowledged = {
  type: 'object',
  required: ['rule', 'reason'],
  properties: { rule: { type: 'string' }, reason: { type: 'string' } },
};
const Refusal = {
  type: 'object',
  required: ['findings'],
  properties: { findings: { type: 'array', items: ref('Finding') } },
};
const Message = { type: 'object', required: ['message'], properties: { message: ref('Bilingual') } };
const Malformed = {
  type: 'object',
  required: ['malformed'],
  properties: {
    malformed: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: ref('Bilingual') },
      },
    },
  },
};
const Document = {
  type: 'object',
  required: ['id', 'kind', 'number', 'state'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    kind: { type: 'string' },
    number: { type: 'string' },
    state: { type: 'string' },
  },
};
