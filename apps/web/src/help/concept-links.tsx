import { Link } from '@tanstack/react-router';
import { linkToHelp } from '../add-data/links.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './help.module.css';
import { helpTopics } from './help-page.ts';

/** The concepts that the dashboard's manual points to, one link each. */
export function ConceptLinks({ project }: { project: string }) {
  const t = useText('help');
  return (
    <nav className={styles.concepts} aria-label={t('topics')}>
      <span>{t('lead')}</span>
      {helpTopics.map((topic) => (
        <Link key={topic} {...linkToHelp(project, topic)}>
          {t(`topic.${topic}`)}
        </Link>
      ))}
    </nav>
  );
}
