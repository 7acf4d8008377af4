import type { Product } from '@belvedere/contract/products.ts';
import { Status } from '../components/status.tsx';
import { useText } from '../i18n/use-text.ts';

/** Whether a version is kept, was replaced, or was deleted. */
export function ProductStatus({ product }: { product: Pick<Product, 'state'> }) {
  const t = useText('products');
  const word = t(`state.${product.state}`);
  return product.state === 'stored' ? (
    <Status status="ok" word={word} />
  ) : (
    <Status status="off" icon="off" word={word} />
  );
}
