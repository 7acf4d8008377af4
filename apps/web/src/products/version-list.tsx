import type { Product } from '@belvedere/contract/products.ts';
import { Link } from '@tanstack/react-router';
import { linkToListedProduct } from '../add-data/links.ts';
import { Bytes } from '../components/bytes.tsx';
import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './product-panel.module.css';
import { ProductStatus } from './product-status.tsx';

export interface VersionListProps {
  readonly project: string;
  readonly versions: readonly Product[];
  readonly open: number | undefined;
}

/** Every version of a product; one of them is open below. */
export function VersionList({ project, versions, open }: VersionListProps) {
  const t = useText('products');
  return (
    <ul className={styles.versions}>
      {versions.map((version) => (
        <li key={version.id} data-open={version.version === open ? '' : undefined}>
          <Link {...linkToListedProduct(project, version)} aria-current={version.version === open ? 'true' : undefined}>
            {t('panel.version', { version: version.version })}
          </Link>
          <ProductStatus product={version} />
          {version.shown && <span className={styles.soft}>{t('shown')}</span>}
          <span className={styles.end}>
            <Bytes value={version.bytes} /> · <Moment at={version.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
