import { listCollections } from '@belvedere/contract/catalogue.ts';
import { useProject } from '../../api/me.ts';
import { useRoute } from '../../api/queries.ts';
import { Chip } from '../../components/chip.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Area } from '../search/area.ts';
import { type ItemFilter, noFilter } from '../search/item-filter.ts';
import type { FilterAddress } from '../search/use-item-filter.ts';

interface FilterWord {
  readonly label: string;
  readonly value: string;
  /** What takes it off. */
  readonly without: Partial<ItemFilter>;
}

/** The filters that are on, in words. */
export function useFilterWords(filter: ItemFilter): readonly FilterWord[] {
  const t = useText('catalogue');
  const language = useLanguage();
  const { slug } = useProject();
  const known = useRoute(listCollections, { params: { project: slug } }).data?.items ?? [];
  const { collections, from, to, area, text } = filter;
  const words: FilterWord[] = [];
  if (text !== '') words.push({ label: t('filters.chip.text'), value: text, without: { text: '' } });
  if (collections.length > 0) {
    const [only = ''] = collections;
    const count = collections.length;
    const value =
      count === 1
        ? known.find(({ id }) => id === only)?.title || only
        : t('filters.chipCollections', { count, number: formatNumber(language, count) });
    words.push({ label: t('filters.chip.collection'), value, without: { collections: [] } });
  }
  if (from !== undefined || to !== undefined) {
    words.push({
      label: t('filters.chip.date'),
      value: wordOfDays(from, to, t),
      without: { from: noFilter.from, to: noFilter.to },
    });
  }
  if (area !== undefined) {
    words.push({ label: t('filters.chip.area'), value: wordOfArea(area, t), without: { area: undefined } });
  }
  return words;
}

type Words = ReturnType<typeof useText<'catalogue'>>;

function wordOfDays(from: string | undefined, to: string | undefined, t: Words): string {
  if (from !== undefined && to !== undefined) return t('filters.chipDate.between', { from, to });
  return from === undefined ? t('filters.chipDate.to', { to: to ?? '' }) : t('filters.chipDate.from', { from });
}

function wordOfArea(area: Area, t: Words): string {
  if (area.kind === 'shape') return t('filters.chipArea.drawn');
  const { west, south, east, north } = area.box;
  const box = [west, south, east, north].map((degrees) => String(Number(degrees.toFixed(1)))).join(', ');
  return t('filters.chipArea.box', { box });
}

/** Each filter that is on, with the cross that takes it off. */
export function FilterChips({ address: { filter, change } }: { address: FilterAddress }) {
  const words = useFilterWords(filter);
  return words.map(({ label, value, without }) => (
    <Chip key={label} label={label} value={value} onRemove={() => change(without)} />
  ));
}
