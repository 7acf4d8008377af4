import type { User } from '@belvedere/contract/access.ts';
import { Status, type StatusName } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';

const statusOf: Record<User['state'], StatusName> = {
  active: 'ok',
  invited: 'off',
  pending: 'waiting',
  disabled: 'off',
};

/** Where an account stands: one that asks to come in waits for somebody. */
export function UserState({ state }: { state: User['state'] }) {
  const t = useText('users');
  return (
    <Status
      status={statusOf[state]}
      word={t(`states.${state}`)}
      {...(state === 'disabled' ? { icon: 'off' as const } : {})}
    />
  );
}
