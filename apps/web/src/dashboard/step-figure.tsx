import type { StepId } from '@belvedere/contract/session-properties.ts';
import { Link } from '@tanstack/react-router';
import { linkToList } from '../add-data/links.ts';
import { useJustChanged } from '../components/figure.tsx';
import { Icon } from '../components/icon.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useText } from '../i18n/use-text.ts';
import { listBehind } from './list-behind.ts';
import styles from './step-figure.module.css';
import type { CardFigure } from './step-figures.ts';

export interface StepFigureProps {
  readonly project: string;
  readonly session: { readonly source: string; readonly name: string };
  readonly stepId: StepId;
  readonly figure: CardFigure;
}

/** One line of a step: the label of the manual, and its figure, which opens the list behind it. */
export function StepFigure({ project, session, stepId, figure }: StepFigureProps) {
  const t = useText('dashboard');
  const language = useLanguage();
  const fresh = useJustChanged(figure.value);
  const key = `${stepId}.${figure.property}` as 'feature.referencingRequests';
  const label = t(`figure.${key}`);
  const behind = listBehind(session, stepId, figure.property);
  const number = formatNumber(language, figure.value);
  return (
    <div className={`${styles.line} ${styles[figure.tone]}`}>
      <dt title={t(`meaning.${key}`)}>{label}</dt>
      <dd>
        {behind === undefined ? (
          <Told figure={figure} fresh={fresh} />
        ) : (
          <Link {...linkToList(project, behind)} aria-label={t('openList', { label, value: number })}>
            <Told figure={figure} fresh={fresh} />
          </Link>
        )}
      </dd>
    </div>
  );
}

function Told({ figure: { value, tone }, fresh }: { figure: CardFigure; fresh: boolean }) {
  const language = useLanguage();
  return (
    <span className={`${styles.told} ${fresh ? styles.fresh : ''}`}>
      {tone === 'error' && <Icon name="error" small />}
      {tone === 'waiting' && <Icon name="waiting" small />}
      {formatNumber(language, value)}
    </span>
  );
}
