import { AppError } from '../../platform/errors.ts';

/** An invitation or reset link with what decides whether it still opens anything. */
export interface AccountLink {
  readonly kind: 'invitation' | 'reset';
  readonly accountId: number;
  readonly email: string;
  readonly name: string;
  readonly accountState: 'invited' | 'active' | 'disabled';
  readonly passwordChosen: boolean;
  readonly projectId: number;
  readonly project: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly membershipState: 'pending' | 'active' | 'disabled' | null;
  /** Whoever made it is there still, with the right to make it. */
  readonly makerStands: boolean;
  /** The account got rights that whoever made the link has no say in. */
  readonly outgrewMaker: boolean;
}

/** Milliseconds. */
export const linkLifetimes = { invitation: 7 * 24 * 3_600_000, reset: 24 * 3_600_000 } as const;

/** Refuses a link that was used, that is too old, or whose maker could not make it today. */
export function refuseDeadLink(link: AccountLink | undefined, now: Date): asserts link is AccountLink {
  if (link === undefined) {
    throw new AppError(404, 'link_unknown', 'Cannot follow the link: it is not one of ours', { hint });
  }
  if (link.usedAt !== null) throw dead('link_used', 'it was used already');
  if (Date.parse(link.expiresAt) <= now.getTime()) throw dead('link_expired', 'it has expired');
  if (!isHonoured(link)) throw dead('link_void', 'it was withdrawn');
}

const hint = 'Ask an administrator of the project for a new one';

function dead(code: string, why: string): AppError {
  return new AppError(410, code, `Cannot follow the link: ${why}`, { hint });
}

function isHonoured(link: AccountLink): boolean {
  if (!link.makerStands || link.accountState === 'disabled') return false;
  switch (link.kind) {
    case 'invitation':
      return link.membershipState === 'pending';
    case 'reset':
      // A password set now would open rights that the maker of the link does not have.
      return link.membershipState !== null && link.accountState === 'active' && !link.outgrewMaker;
    default: {
      const never: never = link.kind;
      return never;
    }
  }
}
