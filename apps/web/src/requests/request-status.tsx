import type { ProductRequest, RequestState } from '@belvedere/contract/requests.ts';
import type { IconName } from '../components/icon-paths.ts';
import { Status, type StatusName } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';

/** How each state looks: a colour only where it means something. */
const looks: Record<RequestState, { status: StatusName; icon?: IconName; chip?: boolean }> = {
  granted: { status: 'off' },
  denied: { status: 'off', icon: 'off' },
  running: { status: 'running' },
  waiting_versioning: { status: 'waiting' },
  waiting_storage: { status: 'off' },
  error: { status: 'error' },
  aborted: { status: 'off', icon: 'off' },
  ignored: { status: 'off', icon: 'off' },
  done: { status: 'ok' },
};

/** The state of a request in a word. An acknowledged error has left the red. */
export function RequestStatus({ request }: { request: Pick<ProductRequest, 'state' | 'acknowledged'> }) {
  const t = useText('requests');
  if (request.state === 'error' && request.acknowledged !== null) {
    return <Status status="off" icon="error" word={t('state.acknowledgedError')} />;
  }
  return <Status {...looks[request.state]} word={t(`state.${request.state}`)} />;
}
