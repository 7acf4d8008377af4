import { Link, useMatches } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import styles from './crumbs.module.css';
import type { ScreenName } from './screens.ts';

export interface Crumb {
  readonly screen: ScreenName;
  readonly pathname: string;
}

/** The screens that the address lies in, the widest first. */
export function useCrumbs(): readonly Crumb[] {
  return useMatches({
    select: (matches) =>
      matches.flatMap(({ staticData, pathname }) =>
        staticData.screen === undefined ? [] : [{ screen: staticData.screen, pathname }],
      ),
    structuralSharing: true,
  });
}

/** Where one is: each place a link, the last one the page's heading. */
export function Crumbs({ project }: { project?: { readonly title: string; readonly to: string } }) {
  const t = useText('shell');
  const crumbs = useCrumbs();
  const last = crumbs.at(-1);
  return (
    <div className={styles.crumbs}>
      <nav aria-label={t('breadcrumb')} className={styles.path}>
        {project !== undefined && (
          <>
            <Link to={project.to}>{project.title}</Link>
            <span aria-hidden="true">/</span>
          </>
        )}
        {crumbs.slice(0, -1).map(({ screen, pathname }) => (
          <span key={pathname}>
            <Link to={pathname}>{t(`screens.${screen}`)}</Link>
            <span aria-hidden="true">/</span>
          </span>
        ))}
      </nav>
      {last !== undefined && (
        <h1 id="page-title" tabIndex={-1}>
          {t(`screens.${last.screen}`)}
        </h1>
      )}
    </div>
  );
}
