import { countProducts } from '@belvedere/contract/products.ts';
import { deleteSessionProducts, type SessionDetail } from '@belvedere/contract/sessions.ts';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useRoute } from '../api/queries.ts';
import { Confirm } from '../components/confirm.tsx';
import { Segment } from '../components/segment.tsx';
import { formatBytes } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import type { ActionRun } from '../requests/use-action-run.ts';

export const deletionModes = ['mark', 'irrevocable'] as const;
export type DeletionMode = (typeof deletionModes)[number];

export interface DeleteProductsDialogProps {
  readonly project: string;
  readonly session: SessionDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly deletion: ActionRun;
}

/** Asks before the products of a session go: how many, what goes, what stays, marked or for good. */
export function DeleteProductsDialog({ project, session, opened, onClose, deletion }: DeleteProductsDialogProps) {
  const t = useText('dashboard');
  const [mode, setMode] = useState<DeletionMode>('mark');
  const selection = { search: { session: String(session.id) } };
  const counted = useRoute(
    countProducts,
    { params: { project }, body: { selection, mode } },
    { enabled: opened, keepPrevious: true },
  );
  const count = counted.data?.count ?? session.referenced;
  const what = useWhatGoes(count, counted.data?.files ?? 0, counted.data?.bytes ?? 0);
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={count === 0 ? t('delete.none') : t('delete.title', { count, session: session.name })}
      goes={t(mode === 'mark' ? 'delete.goesMark' : 'delete.goesForGood', what)}
      stays={t(mode === 'mark' ? 'delete.staysMark' : 'delete.staysForGood')}
      action={t(mode === 'mark' ? 'delete.confirmMark' : 'delete.confirmForGood', { count })}
      count={count}
      name={session.name}
      busy={count === 0 || counted.isPending}
      error={deletion.error ?? counted.error ?? undefined}
      onConfirm={() =>
        deletion.begin(() => call(deleteSessionProducts, { params: { project, id: session.id }, query: { mode } }), {
          onSuccess: onClose,
        })
      }
    >
      <div>
        <Segment
          label={t('delete.mode')}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'mark', label: t('delete.mark') },
            { value: 'irrevocable', label: t('delete.forGood') },
          ]}
        />
      </div>
    </Confirm>
  );
}

function useWhatGoes(products: number, files: number, bytes: number) {
  const t = useText('dashboard');
  const language = useLanguage();
  return {
    products: t('delete.products', { count: products }),
    files: t('delete.files', { count: files }),
    bytes: formatBytes(language, bytes),
  };
}
