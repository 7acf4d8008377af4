import type { Language } from '@belvedere/contract/languages.ts';
import type { AnyRole } from '@belvedere/contract/rights.ts';
import type { Tx } from '../platform/database.ts';
import type { Project } from '../projects/project.ts';

/** Who asks. */
export type Viewer = { readonly kind: 'anonymous' } | SignedIn;
export interface SignedIn {
  readonly kind: 'account';
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly instanceAdmin: boolean;
}

/** The answer of the guard: who was let in, as what, into which project. */
export interface Admission {
  readonly viewer: Viewer;
  /** The viewer's role in the project, or over the instance where the route has no project. */
  readonly role: AnyRole;
  readonly project: Project | undefined;
  /** What history and audit rows call the viewer. */
  readonly actor: string;
  readonly address: string;
  /** Writes the audit row of what the right was asked for, in the transaction that does it. */
  record(tx: Tx, action: string, target: string, detail?: Record<string, unknown>): Promise<void>;
}
