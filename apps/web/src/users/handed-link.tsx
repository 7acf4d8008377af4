import { Copyable } from '../components/copyable.tsx';
import { Moment } from '../components/moment.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './users.module.css';

/** A link that the administrator hands over himself. An invitation works once; who has an account needs none. */
export function HandedLink({ link, email, expiresAt }: { link: string; email: string; expiresAt: string | null }) {
  const t = useText('users');
  return (
    <div className={styles.facts}>
      <p>{t(expiresAt === null ? 'linkMember' : 'linkFor', { email })}</p>
      <Copyable text={link} label={t('link')} />
      {expiresAt !== null && (
        <p>
          {t('linkOnce')} <Moment at={expiresAt} />
        </p>
      )}
    </div>
  );
}
