import { checkItems, depositItems } from '@belvedere/contract/ingest.ts';
import { readAddDataBoard } from '@belvedere/contract/live.ts';
import type { FastifyRequest } from 'fastify';
import { type Handler, handle } from '../access/handle.ts';
import type { Context } from '../context.ts';
import { readBoard } from './add-data-board.ts';
import { deletionRoutes } from './deletion/deletion-routes.ts';
import { checkBody } from './deposit/check-body.ts';
import { type Body, receiveItems } from './deposit/receive-items.ts';
import { createModels } from './model/models.ts';

export function ingestRoutes(context: Context): Handler[] {
  const { db, log, now } = context;
  const models = createModels(db);
  return [
    handle(depositItems, async ({ project, viewer, query, request, reply, record }) => {
      const key = request.headers['idempotency-key'];
      const answer = await receiveItems(
        { db, log },
        {
          ...query,
          projectId: project.id,
          accountId: viewer.id,
          record,
          key: Array.isArray(key) ? key.join(',') : key,
        },
        bodyOf(request),
      );
      // Nothing granted at all is a refusal, in the words of an answer.
      const status = answer.granted > 0 ? 200 : 422;
      return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(answer));
    }),
    ...deletionRoutes(context),
    handle(readAddDataBoard, ({ project }) => readBoard(db, project.id, now())),
    handle(checkItems, async ({ project, request }) => checkBody({ db, models }, project.id, bodyOf(request))),
  ];
}

function bodyOf({ raw, headers }: FastifyRequest): Body {
  return {
    stream: raw,
    contentType: headers['content-type'],
    contentEncoding: headers['content-encoding'],
  };
}
