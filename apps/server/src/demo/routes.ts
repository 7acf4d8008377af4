import { loadDemo as loadDemoRoute } from '@belvedere/contract/projects.ts';
import type { FastifyInstance } from 'fastify';
import { type Handler, handle } from '../access/handle.ts';
import { issueSignIn } from '../access/sign-in.ts';
import type { Context } from '../context.ts';
import { AppError } from '../platform/errors.ts';
import { demoProject, loadDemo, makeDemoProject } from './load-demo.ts';
import { drawQuicklook, type QuicklookOf } from './quicklook.ts';

/** A part of the last delivery every 700 ms: it takes ten seconds or so, long enough to see it move. */
const watchablePace = 700;

/** *Load the demo*: sent through this server's own API in the name of whoever asked. */
export function demoRoutes(context: Context, origin: () => string): Handler[] {
  return [
    handle(loadDemoRoute, async ({ viewer, reply }) => {
      const { token } = await issueSignIn(context.db, viewer.id);
      const { log, config } = context;
      const options = { origin: origin(), picturesFrom: config.publicUrl, token, now: new Date(), pace: watchablePace };
      await makeDemoProject(options);
      void loadDemo(options)
        .then(() => log.info('Demo:Project:Loaded'))
        .catch((error: unknown) => log.error({ err: error }, 'Demo:Project:Failed'));
      reply.code(202);
      return { project: demoProject };
    }),
  ];
}

/** Pictures of the demo are drawn on demand: the address says what they show, so that they can be kept for ever. */
export function serveDemoQuicklooks(app: FastifyInstance): void {
  app.get<{ Params: { scene: string } }>('/demo/quicklooks/:scene', async (request, reply) => {
    const scene = sceneOf(request.params.scene);
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    reply.header('access-control-allow-origin', '*');
    return reply.type('image/png').send(drawQuicklook(scene));
  });
}

function sceneOf(name: string): QuicklookOf {
  const numbers = /^[-\d.,]{9,80}\.png$/.test(name) ? name.slice(0, -4).split(',').map(Number) : [];
  const [
    west = Number.NaN,
    south = Number.NaN,
    east = Number.NaN,
    north = Number.NaN,
    pass = Number.NaN,
    cloud = Number.NaN,
  ] = numbers;
  if (numbers.length !== 6 || numbers.some((number) => !Number.isFinite(number) || Math.abs(number) > 1_000)) {
    throw new AppError(404, 'not_found', `Cannot find a picture "${name.slice(0, 80)}"`);
  }
  return { west, south, east, north, pass: Math.round(pass), cloud };
}
