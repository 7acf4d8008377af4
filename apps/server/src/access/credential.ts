import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** What a caller shows to say who he is. A cookie is sent by the browser unasked, a bearer token only by who means it. */
export interface Credential {
  readonly kind: 'bearer' | 'cookie';
  readonly token: string;
}

export const cookieName = 'belvedere';

/** 256 random bits; the prefix tells a leaked one apart in a log or a repository. */
export function newToken(kind: 'sign-in' | 'personal' | 'link'): string {
  const prefix = { 'sign-in': 'bvs', personal: 'bvp', link: 'bvl' }[kind];
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

export function isPersonal(credential: Credential): boolean {
  return credential.token.startsWith('bvp_');
}

/** Tokens are random, so a plain hash is enough: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The bearer token comes first. A header of another scheme belongs to a proxy before us. */
export function credentialOf(request: FastifyRequest): Credential | undefined {
  const bearer = /^bearer +(\S{1,500}) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { kind: 'bearer', token: bearer };
  const cookie = request.cookies[cookieName];
  return cookie === undefined || cookie === '' ? undefined : { kind: 'cookie', token: cookie };
}
