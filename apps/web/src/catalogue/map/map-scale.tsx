import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './map.module.css';
import type { MapView } from './map-view.ts';

const longest = 96;
const equator = 40_075.017;

/** A round number of kilometres, as long as it is on the map at its middle. */
export function MapScale({ view }: { view: MapView }) {
  const language = useLanguage();
  const kilometresPerPixel = (equator * Math.cos((view.lat * Math.PI) / 180)) / (512 * 2 ** view.zoom);
  const length = roundDown(longest * kilometresPerPixel);
  const text = length >= 1 ? `${formatNumber(language, length)} km` : `${formatNumber(language, length * 1_000)} m`;
  return (
    <span className={styles.scale}>
      <i style={{ width: length / kilometresPerPixel }} />
      {text}
    </span>
  );
}

/** 1, 2 or 5 times a power of ten. */
function roundDown(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const first = [5, 2, 1].find((one) => one * power <= length) ?? 1;
  return first * power;
}
