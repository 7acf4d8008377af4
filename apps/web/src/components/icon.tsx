import styles from './icon.module.css';
import { type IconName, iconPaths } from './icon-paths.ts';

export interface IconProps {
  readonly name: IconName;
  /** 14 px, beside 12 or 13 px text; without it 16. */
  readonly small?: boolean;
}

/** A drawing beside a word. It says nothing by itself: a button with only an icon has an `aria-label`. */
export function Icon({ name, small = false }: IconProps) {
  const [thin, heavy] = iconPaths[name];
  return (
    <svg className={small ? styles.small : styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={thin} />
      {heavy !== '' && <path d={heavy} className={styles.heavy} />}
    </svg>
  );
}
