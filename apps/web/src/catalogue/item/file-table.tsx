import { readFile } from '@belvedere/contract/catalogue.ts';
import { addressOf } from '@belvedere/contract/client.ts';
import { useState } from 'react';
import { useProject } from '../../api/me.ts';
import { Button } from '../../components/button.tsx';
import { Bytes } from '../../components/bytes.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import { readChecksum } from './checksum.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './item.module.css';
import { filesOf, type ItemFile, type StacItem } from './stac-item.ts';

interface FileTableProps {
  readonly item: StacItem;
  /** The version of the address, when it names one: its files are asked for by it too. */
  readonly version: number | undefined;
  /** So many at first, the others on demand. */
  readonly few?: number;
}

/** The files of an item: data first, as one comes for them. */
export function FileTable({ item, version, few = Number.POSITIVE_INFINITY }: FileTableProps) {
  const t = useText('catalogue');
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const files = filesOf(item).toSorted(
    (one, other) => Number(other.dataType === 'RAWDATA') - Number(one.dataType === 'RAWDATA'),
  );
  // One more would take the room of the button that shows it.
  const shown = all || files.length <= few + 1 ? files : files.slice(0, few);
  const rest = files.length - shown.length;
  const checked = files.some(({ checksum }) => checksum !== undefined);
  if (files.length === 0) return <p className={styles.muted}>{t('item.noFiles')}</p>;
  return (
    <>
      <div className={styles.wide}>
        <table className={styles.files}>
          <thead>
            <tr>
              <th scope="col">{t('item.file.name')}</th>
              <th scope="col" className={styles.beside}>
                {t('item.file.type')}
              </th>
              <th scope="col" className={styles.number}>
                {t('item.file.size')}
              </th>
              {checked && <th scope="col">{t('item.file.checksum')}</th>}
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((file) => (
              <FileRow key={file.key} file={file} item={item} version={version} checked={checked} />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <Button kind="link" onClick={() => setAll(true)}>
          {t('item.moreFiles', { count: rest, number: formatNumber(language, rest) })}
        </Button>
      )}
    </>
  );
}

interface FileRowProps extends Omit<FileTableProps, 'few'> {
  readonly file: ItemFile;
  /** Some file has a checksum, so that each row has a cell for it. */
  readonly checked: boolean;
}

function FileRow({ file, item, version, checked }: FileRowProps) {
  const t = useText('catalogue');
  const { slug } = useProject();
  const params = { project: slug, collection: item.collection, item: item.id, asset: file.key };
  const address = addressOf(readFile, { params, query: version === undefined ? {} : { version } });
  const described = [file.title, file.mediaType, file.key === file.name ? undefined : file.key]
    .filter(Boolean)
    .join(' · ');
  return (
    <tr>
      <td className={`mono ${styles.fileName}`} title={described}>
        {file.name}
        <span className={styles.under}>{file.dataType}</span>
      </td>
      <td className={`mono ${styles.soft} ${styles.beside}`}>{file.dataType}</td>
      <td className={styles.number}>
        {file.bytes === undefined ? (
          <span className={styles.muted}>{t('item.sizeUnknown')}</span>
        ) : (
          <Bytes value={file.bytes} />
        )}
      </td>
      {checked && <td>{file.checksum !== undefined && <ChecksumCell name={file.name} multihash={file.checksum} />}</td>}
      <td className={styles.number}>
        {file.followable ? (
          <a
            className={styles.get}
            href={address}
            download={file.name}
            title={t('item.file.get', { name: file.name })}
            aria-label={t('item.file.get', { name: file.name })}
          >
            <Icon name="download" small />
          </a>
        ) : (
          <span className={styles.elsewhere} title={file.href}>
            {t('item.fileElsewhere', { scheme: file.href.split(':')[0] ?? '' })}
            <CopyButton text={file.href} label={t('item.copyAddress', { name: file.name })} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** The beginning of a digest is enough to compare by eye; the whole of it is copied. */
function ChecksumCell({ name, multihash }: { name: string; multihash: string }) {
  const t = useText('catalogue');
  const { name: algorithm, digest } = readChecksum(multihash);
  return (
    <span className={styles.checksum} title={digest}>
      {algorithm} <code>{digest.slice(0, 8)}…</code>
      <CopyButton text={digest} label={t('item.copyChecksum', { name })} />
    </span>
  );
}
