import { useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { CatalogueParts } from '../catalogue-parts.ts';
import { type Area, boxAround, mostCorners, parseBox, writeBox } from '../search/area.ts';
import { squareKilometres } from '../search/area-size.ts';
import { type GeojsonFault, readGeojsonPolygons } from '../search/read-geojson.ts';
import { Wrong } from './date-filter.tsx';
import styles from './filters.module.css';
import { Section } from './section.tsx';

/** A place: drawn on the map, what the map shows, four numbers, or a file. */
export function AreaFilter({ address: { filter, change }, view, drawing, setDrawing, map }: CatalogueParts) {
  const t = useText('catalogue');
  const language = useLanguage();
  const { area } = filter;
  const set = (next: Area | undefined) => change({ area: next });
  const size = area === undefined ? undefined : roughly(squareKilometres(area));
  const draw = () => {
    // One draws on the map: it is unfolded first, alone on a phone.
    if (view.folded !== 'list') view.setFolded(window.matchMedia('(max-width: 720px)').matches ? 'list' : undefined);
    setDrawing(!drawing);
  };
  const takeView = () => {
    const box = map.current?.bounds();
    if (box !== undefined) set({ kind: 'box', box });
  };
  return (
    <Section
      title={t('filters.area')}
      told={size === undefined ? undefined : t('filters.size', { number: formatNumber(language, size) })}
    >
      <div className={styles.pair}>
        <Button icon="polygon" onClick={draw} aria-pressed={drawing}>
          {drawLabel(drawing, area, t)}
        </Button>
        <UploadButton onRead={set} />
      </div>
      <BoxField area={area} onChange={set} />
      <div className={styles.links}>
        <Button kind="link" onClick={takeView} disabled={view.folded === 'map'}>
          {t('filters.mapView')}
        </Button>
        {area !== undefined && (
          <Button kind="link" onClick={() => set(undefined)}>
            {t('filters.removeArea')}
          </Button>
        )}
      </div>
    </Section>
  );
}

type Words = ReturnType<typeof useText<'catalogue'>>;

function drawLabel(drawing: boolean, area: Area | undefined, t: Words): string {
  if (drawing) return t('filters.drawing');
  return area === undefined ? t('filters.draw') : t('filters.redraw');
}

/** Three figures are enough to see what one asks for. */
function roughly(size: number): number {
  return Number(size.toPrecision(4));
}

/** A GeoJSON file from the reader's disk: read here, never sent anywhere. */
function UploadButton({ onRead }: { onRead: (area: Area) => void }) {
  const t = useText('catalogue');
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<GeojsonFault>();
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const answer = readGeojsonPolygons(await file.text());
    setFault('fault' in answer ? answer.fault : undefined);
    if ('polygons' in answer) onRead({ kind: 'shape', polygons: answer.polygons });
  };
  const told = () => {
    if (fault === undefined) return '';
    if (fault.kind !== 'uploadTooFine') return t(`filters.${fault.kind}`);
    return t('filters.uploadTooFine', {
      number: formatNumber(language, fault.corners),
      most: formatNumber(language, mostCorners),
    });
  };
  return (
    <>
      <Button icon="upload" title={t('filters.uploadHelp')} onClick={() => input.current?.click()}>
        {t('filters.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,.geojson,application/geo+json,application/json"
        className="unseen"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void read(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {fault !== undefined && (
        <div className={styles.whole}>
          <Wrong>{told()}</Wrong>
        </div>
      )}
    </>
  );
}

/** The box as four numbers, for who does not draw. */
function BoxField({ area, onChange }: { area: Area | undefined; onChange: (area: Area | undefined) => void }) {
  const t = useText('catalogue');
  const value = area === undefined ? '' : writeBox(boxAround(area)).replaceAll(',', ', ');
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [wrong, setWrong] = useState(false);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
    setWrong(false);
  }
  const take = () => {
    const box = parseBox(typed);
    setWrong(typed.trim() !== '' && box === undefined);
    if (typed === value || (typed.trim() !== '' && box === undefined)) return;
    onChange(box === undefined ? undefined : { kind: 'box', box });
  };
  return (
    <>
      <span className={styles.box} data-wrong={wrong ? '' : undefined}>
        <input
          type="text"
          aria-label={t('filters.box')}
          title={t('filters.box')}
          aria-invalid={wrong ? true : undefined}
          placeholder={t('filters.boxPlaceholder')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      </span>
      {wrong && <Wrong>{t('filters.boxWrong')}</Wrong>}
    </>
  );
}
