import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { type CatalogueMap, createCatalogueMap, type MapEvents, type MapSetting } from './catalogue-map.ts';

/** The map in its element, from the first drawing until the page goes; dressed in the reader's theme and language. */
export function useCatalogueMap(
  container: RefObject<HTMLDivElement | null>,
  setting: Pick<MapSetting, 'view' | 'label'>,
  events: MapEvents,
): CatalogueMap | undefined {
  const language = useLanguage();
  const scheme = useComputedColorScheme();
  const [map, setMap] = useState<CatalogueMap>();
  const tell = useEffectEvent(<K extends keyof MapEvents>(name: K, value: Parameters<MapEvents[K]>[0]) => {
    (events[name] as (value: unknown) => void)(value);
  });
  const create = useEffectEvent((element: HTMLElement, calls: MapEvents) =>
    createCatalogueMap({ container: element, language, events: calls, ...setting }),
  );
  useEffect(() => {
    if (container.current === null) return;
    try {
      const created = create(container.current, {
        onPoint: (pointed) => tell('onPoint', pointed),
        onOpen: (key) => tell('onOpen', key),
        onView: (view) => tell('onView', view),
        onDrawn: (area) => tell('onDrawn', area),
        onFailed: (error) => tell('onFailed', error),
      });
      setMap(created);
      return () => {
        setMap(undefined);
        created.close();
      };
    } catch (error) {
      tell('onFailed', error);
    }
  }, [container]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours.
  useEffect(() => map?.dress(language), [map, language, scheme]);
  return map;
}
