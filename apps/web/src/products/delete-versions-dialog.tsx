import { countProducts, deleteProducts } from '@belvedere/contract/products.ts';
import type { Selection } from '@belvedere/contract/selection.ts';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useRoute } from '../api/queries.ts';
import { Confirm } from '../components/confirm.tsx';
import { Segment } from '../components/segment.tsx';
import { formatBytes } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { useActionRun } from '../requests/use-action-run.ts';

export interface DeleteVersionsDialogProps {
  readonly project: string;
  readonly selection: Selection;
  /** As counted where it was chosen, until it is counted for this way of deleting. */
  readonly count: number;
  /** What the tray calls it. */
  readonly label: string;
  /** Typed again over 1,000 versions. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onBegun?: () => void;
}

/** Asks before versions of products go: how many, what goes, what stays, marked or for good. */
export function DeleteVersionsDialog(props: DeleteVersionsDialogProps) {
  const { project, selection, label, name, onClose, onBegun } = props;
  const t = useText('products');
  const words = useText('dashboard');
  const language = useLanguage();
  const [mode, setMode] = useState<'mark' | 'irrevocable'>('mark');
  const run = useActionRun(project);
  const counted = useRoute(countProducts, { params: { project }, body: { selection, mode } }, { keepPrevious: true });
  const count = counted.data?.count ?? props.count;
  const what = {
    products: words('delete.products', { count }),
    files: words('delete.files', { count: counted.data?.files ?? 0 }),
    bytes: formatBytes(language, counted.data?.bytes ?? 0),
  };
  const begin = () => {
    const before = counted.data?.before;
    const bounded = before === undefined ? selection : { ...selection, before };
    run.begin(() => call(deleteProducts, { params: { project }, body: { selection: bounded, label, mode } }), {
      onSuccess: () => {
        onBegun?.();
        onClose();
      },
    });
  };
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('delete.title', { count })}
      goes={words(mode === 'mark' ? 'delete.goesMark' : 'delete.goesForGood', what)}
      stays={words(mode === 'mark' ? 'delete.staysMark' : 'delete.staysForGood')}
      action={words(mode === 'mark' ? 'delete.confirmMark' : 'delete.confirmForGood', { count })}
      count={count}
      name={name}
      busy={run.busy || count === 0 || counted.isPending}
      error={run.error ?? counted.error ?? undefined}
      onConfirm={begin}
    >
      <div>
        <Segment
          label={words('delete.mode')}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'mark', label: words('delete.mark') },
            { value: 'irrevocable', label: words('delete.forGood') },
          ]}
        />
      </div>
    </Confirm>
  );
}
