import { streamEvents } from '@belvedere/contract/live.ts';
import type { Context } from '../../context.ts';
import { createGuard } from '../guard.ts';
import { type Handler, handle } from '../handle.ts';
import { createLiveStreams } from './live-streams.ts';

export function liveRoutes(context: Context): Handler[] {
  const streams = createLiveStreams(context);
  const guard = createGuard(context);
  return [
    handle(streamEvents, async ({ project, viewer, role, address, request, reply }) =>
      streams.open({
        projectId: project.id,
        viewer,
        role,
        address,
        request,
        reply,
        lookUpRole: async () => (await guard(streamEvents, request)).role,
      }),
    ),
  ];
}
