import type { Language } from '@belvedere/contract/languages.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { linkTo, linkToHelp } from '../add-data/links.ts';
import { ButtonLink } from '../components/button.tsx';
import { Copyable } from '../components/copyable.tsx';
import { Empty } from '../components/empty.tsx';
import { holdFrenchSpaces } from '../i18n/french-spaces.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { textOf } from '../search.ts';
import styles from './help.module.css';
import { type HelpPages, type HelpSection, helpTopics, isHelpTopic } from './help-page.ts';

const pages: Record<Language, () => Promise<HelpPages>> = {
  en: async () => (await import('./pages.en.ts')).helpPagesEn,
  fr: async () => holdFrenchSpaces((await import('./pages.fr.ts')).helpPagesFr),
};

/** One concept explained: what it is, what this version does of it, and a call to try. */
export function HelpPage() {
  const t = useText('help');
  const language = useLanguage();
  const { topic = '' } = useParams({ strict: false });
  const project = textOf(useSearch({ strict: false }), 'project');
  const { data } = useQuery({ queryKey: ['help', language], queryFn: pages[language], staleTime: Infinity });
  if (!isHelpTopic(topic)) return <Empty title={t('missing.title')} why={t('missing.why')} />;
  const page = data?.[topic];
  if (page === undefined) return null;
  return (
    <div className={styles.page}>
      <nav className={styles.topics} aria-label={t('topics')}>
        {helpTopics.map((one) => (
          <Link key={one} {...linkToHelp(project ?? '', one)} aria-current={one === topic ? 'page' : undefined}>
            {t(`topic.${one}`)}
          </Link>
        ))}
      </nav>
      <article className={styles.article}>
        <h1>{page.title}</h1>
        <p className={styles.lead}>{page.lead}</p>
        {page.sections.map((section) => (
          <Section key={section.heading} section={section} project={project ?? 'PROJECT'} />
        ))}
        {project !== undefined && (
          <ButtonLink icon="gauge" {...linkTo('dashboard', project)}>
            {t('dashboard')}
          </ButtonLink>
        )}
      </article>
    </div>
  );
}

function Section({ section, project }: { section: HelpSection; project: string }) {
  const t = useText('help');
  const { heading, paragraphs, steps = [], example } = section;
  const call = example?.replace('{origin}', location.origin).replace('{project}', project);
  return (
    <section>
      <h2>{heading}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {call !== undefined && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre tabIndex={0}>{call}</pre>
          <Copyable text={call} label={t('example')} />
        </>
      )}
    </section>
  );
}
