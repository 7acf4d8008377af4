import { slugSchema } from '@belvedere/contract/lists.ts';
import type { Route } from '@belvedere/contract/route.ts';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { AppError } from '../platform/errors.ts';
import type { Guard } from '../platform/http/bind-routes.ts';
import type { Admission } from './admission.ts';
import { type Admitted, admit } from './admit.ts';
import { recordAudit } from './audit.ts';
import { type Credential, credentialOf, hashToken } from './credential.ts';
import { findCaller } from './find-caller.ts';
import { createLastSeen } from './last-seen.ts';
import { comesFromOurPage } from './origin-check.ts';

type GuardContext = Pick<Context, 'config' | 'db' | 'log' | 'now'>;

/** Lets a call in or refuses it: who asks, in which project, with which right. */
export function createGuard(context: GuardContext): Guard<Admission> {
  const noteSeen = createLastSeen(context);
  return async (route, request) => {
    const credential = credentialOf(request);
    refuseForeignPage(route, request, credential, context.config.publicUrl);
    const slug = slugOf(request);
    const tokenHash = credential && hashToken(credential.token);
    const caller = await findCaller(context.db, {
      tokenHash,
      slug: slugSchema.safeParse(slug).data,
      now: context.now().toISOString(),
    });
    const admitted = admit({ route, caller, credential, slug: slug ?? '' });
    if (caller.account !== undefined && tokenHash !== undefined) noteSeen(caller.account, tokenHash);
    return admissionOf(admitted, request.ip);
  };
}

function slugOf(request: FastifyRequest): string | undefined {
  return (request.params as { project?: string } | undefined)?.project;
}

/**
 * Only what a browser sends by itself can be somebody else's wish: a bearer token was put there on purpose. Without either,
 * only the doors that sign somebody in matter.
 */
function refuseForeignPage(
  route: Route,
  request: FastifyRequest,
  credential: Credential | undefined,
  publicUrl: string,
): void {
  const { origin, referer } = request.headers;
  const fromBrowser =
    credential?.kind === 'cookie' || (credential === undefined && route.right === 'anyone' && origin !== undefined);
  if (!fromBrowser) return;
  if (comesFromOurPage({ method: route.method, origin, referer, host: request.host }, publicUrl)) return;
  throw new AppError(403, 'origin_refused', `Cannot answer: the call comes from "${origin ?? 'an unnamed page'}"`, {
    hint: `Open the page at ${publicUrl}, or set BELVEDERE_PUBLIC_URL to the address that people type; scripts send a bearer token instead of the cookie`,
    values: { origin: origin ?? '' },
  });
}

function admissionOf(admitted: Admitted, address: string): Admission {
  const { viewer, project } = admitted;
  const actor = viewer.kind === 'account' ? viewer.email : 'anonymous';
  return {
    ...admitted,
    actor,
    address,
    record: (tx, action, target, detail) =>
      recordAudit(tx, {
        projectId: project?.id ?? null,
        accountId: viewer.kind === 'account' ? viewer.id : null,
        actor,
        action,
        target,
        detail,
        address,
      }),
  };
}
