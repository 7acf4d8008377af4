import { Link } from '@tanstack/react-router';
import { useProject } from '../api/me.ts';
import { Icon } from '../components/icon.tsx';
import { useText } from '../i18n/use-text.ts';
import { useBoards } from './boards.ts';
import { Mark } from './mark.tsx';
import styles from './rail.module.css';

/** The boards of the administration, at the left of each of its screens. */
export function Rail() {
  const t = useText('shell');
  const { slug } = useProject();
  const boards = useBoards();
  return (
    <nav className={styles.rail} aria-label={t('administration')}>
      <Link to="/" className={styles.mark} aria-label={t('account.allProjects')} title={t('account.allProjects')}>
        <Mark />
      </Link>
      <div className={styles.boards}>
        <Link to="/user/$project" params={{ project: slug }}>
          <Icon name="map" />
          {t('screens.catalogue')}
        </Link>
        {boards.map(({ screen, to, icon }) => (
          <Link
            key={screen}
            to={to}
            params={{ project: slug }}
            activeProps={{ 'aria-current': 'page' }}
            data-foot={screen === 'settings' || undefined}
          >
            <Icon name={icon} />
            {t(`screens.${screen}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
