import { Bytes } from '../components/bytes.tsx';
import { useText } from '../i18n/use-text.ts';
import { filesOf } from './files-of.ts';
import styles from './product-panel.module.css';

/** The files that a document names, each with its address. */
export function FileList({ document }: { document: unknown }) {
  const t = useText('products');
  const files = filesOf(document);
  if (files.length === 0) return <p className={styles.soft}>{t('panel.noFiles')}</p>;
  return (
    <ul className={styles.files}>
      {files.map(({ key, title, type, bytes, href, opens }) => (
        <li key={key}>
          <b>{title ?? key}</b>
          {type !== undefined && <span className={styles.soft}>{type}</span>}
          <span className={styles.end}>{bytes === undefined ? t('panel.unknownSize') : <Bytes value={bytes} />}</span>
          {opens ? (
            <a className={styles.address} href={href} target="_blank" rel="noreferrer" title={href}>
              {href}
            </a>
          ) : (
            <span className={styles.address} title={href}>
              {href}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
