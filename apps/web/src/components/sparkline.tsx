import styles from './sparkline.module.css';

export interface SparklineProps {
  /** Oldest first. */
  readonly values: readonly number[];
  /** What it shows, in words. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  /** Still moving: coloured, with a dot at its end and a tint below. */
  readonly running?: boolean;
  readonly area?: boolean;
}

/** A small curve without axes: the shape of the last while, not its figures. */
export function Sparkline({ values, label, width = 80, height = 20, running = false, area = false }: SparklineProps) {
  const points = pointsOf(values, width, height);
  const line = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  const end = points.at(-1);
  return (
    <svg
      className={running ? styles.running : styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {area && <path className={styles.area} d={`M0 ${height}L${line}L${width} ${height}z`} />}
      <path d={`M${line}`} />
      {running && end !== undefined && <circle className={styles.dot} cx={end[0]} cy={end[1]} r="3.5" />}
    </svg>
  );
}

function pointsOf(values: readonly number[], width: number, height: number): [number, number][] {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  return values.map((value, at) => [at * step, height - 1 - (value / most) * (height - 3)]);
}
