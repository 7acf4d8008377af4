import { type AnyRole, includesRole, rights } from '@belvedere/contract/rights.ts';
import type { Route } from '@belvedere/contract/route.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Project } from '../projects/project.ts';
import type { SignedIn, Viewer } from './admission.ts';
import type { Credential } from './credential.ts';
import type { Caller } from './find-caller.ts';

export interface Admitted {
  readonly viewer: Viewer;
  readonly role: AnyRole;
  readonly project: Project | undefined;
}

interface Asking {
  readonly route: Route;
  readonly caller: Caller;
  readonly credential: Credential | undefined;
  /** The slug as it was asked, for the words of a refusal. */
  readonly slug: string;
}

/** The rule of every door: who is let in, as what; or a refusal in words. */
export function admit(asking: Asking): Admitted {
  const { scope, least } = rights[asking.route.right];
  const viewer = viewerOf(asking);
  if (scope === 'project') return admitToProject(asking, viewer, least);
  const role = roleOverInstance(viewer);
  if (scope === 'open') return { viewer, role, project: undefined };
  if (viewer.kind === 'anonymous') throw signedOut(asking);
  if (!includesRole(role, least)) throw roleTooLow(asking, role, least);
  return { viewer, role, project: undefined };
}

function viewerOf({ caller: { account }, credential }: Asking): Viewer {
  if (account?.state === 'active') return signedIn(account);
  // A script means the token that it sends; a browser sends its cookie long after it ended, to public pages too.
  if (credential?.kind === 'bearer') throw credentialRefused(account !== undefined);
  return { kind: 'anonymous' };
}

function signedIn({ id, email, name, language, instanceAdmin }: SignedInParts): SignedIn {
  return { kind: 'account', id, email, name, language, instanceAdmin };
}
type SignedInParts = Omit<SignedIn, 'kind'>;

function roleOverInstance(viewer: Viewer): AnyRole {
  if (viewer.kind === 'anonymous') return 'public';
  return viewer.instanceAdmin ? 'instance_admin' : 'registered_user';
}

function admitToProject(asking: Asking, viewer: Viewer, least: AnyRole): Admitted {
  const { project } = asking.caller;
  if (viewer.kind === 'anonymous' && least !== 'public') throw signedOut(asking);
  const role = roleIn(asking.caller, viewer);
  const visible = project !== undefined && (project.public || role !== 'public');
  if (visible && includesRole(role, least)) return { viewer, role, project };
  if (viewer.kind === 'anonymous') throw signedOutOrMissing(asking);
  refuseWaiting(asking);
  if (!visible) throw projectMissing(asking.slug);
  throw roleTooLow(asking, role, least);
}

/** Pending and disabled members are what a stranger is. */
function roleIn({ membership }: Caller, viewer: Viewer): AnyRole {
  if (viewer.kind === 'anonymous') return 'public';
  if (viewer.instanceAdmin) return 'instance_admin';
  return membership?.state === 'active' ? membership.role : 'public';
}

function refuseWaiting({ caller: { project, membership } }: Asking): void {
  if (project === undefined || membership === undefined || membership.state === 'active') return;
  if (membership.state === 'pending') {
    throw new AppError(403, 'membership_pending', `Cannot enter project "${project.slug}": you are not approved yet`, {
      hint: 'An administrator of the project lets you in',
      values: { project: project.slug },
    });
  }
  throw new AppError(403, 'membership_disabled', `Cannot enter project "${project.slug}": your access is disabled`, {
    hint: 'Ask an administrator of the project',
    values: { project: project.slug },
  });
}

/** A browser whose session ended must be told so; a stranger learns nothing of a project that is not public. */
function signedOutOrMissing(asking: Asking): AppError {
  return asking.credential === undefined ? projectMissing(asking.slug) : signedOut(asking);
}

function projectMissing(slug: string): AppError {
  return new AppError(404, 'not_found', notFound('project', slug.slice(0, 63)).message, {
    hint: 'If it is not public, sign in with an account that is a member of it',
    values: { what: 'project', id: slug.slice(0, 63) },
  });
}

function signedOut({ caller, credential, route }: Asking): AppError {
  if (credential !== undefined) return credentialRefused(caller.account !== undefined);
  return new AppError(401, 'signed_out', `Cannot answer "${nameOf(route)}": nobody is signed in`, {
    hint: 'POST /api/auth/login, then send the header "Authorization: Bearer …"',
  });
}

function credentialRefused(known: boolean): AppError {
  if (known) return new AppError(401, 'account_disabled', 'Cannot sign in: the account is disabled');
  return new AppError(401, 'sign_in_ended', 'Cannot recognise you: the session or token has ended or was revoked', {
    hint: 'Sign in again',
  });
}

function roleTooLow({ route }: Asking, held: AnyRole, needed: AnyRole): AppError {
  return new AppError(403, 'role_too_low', `Cannot answer "${nameOf(route)}": your role is "${held}"`, {
    hint: `Ask somebody with the role "${needed}" or above`,
    values: { held, needed },
  });
}

function nameOf(route: Route): string {
  return `${route.method} ${route.path}`;
}
