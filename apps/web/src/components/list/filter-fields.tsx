import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { SearchBox } from '../search-box.tsx';
import { Segment } from '../segment.tsx';
import type { Filter, FilterOption } from './filter.ts';
import styles from './list.module.css';
import type { ListAddress } from './use-list-address.ts';

/** Filters as fields, one below the other: in the menu of a wide screen and in the sheet of a phone. */
export function FilterFields({ filters, address }: { filters: readonly Filter[]; address: ListAddress }) {
  return (
    <div className={styles.fields}>
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} address={address} />
      ))}
    </div>
  );
}

function FilterField({ filter, address }: { filter: Filter; address: ListAddress }) {
  const id = useId();
  const t = useText('lists');
  const values = [address.values[filter.name] ?? []].flat();
  const set = (value: string | readonly string[] | undefined) => address.setValue(filter.name, value);
  switch (filter.kind) {
    case 'text':
    case 'search':
      return (
        <div className={styles.field}>
          <span className={styles.label}>{filter.label}</span>
          <SearchBox
            className={styles.search}
            label={filter.label}
            placeholder={filter.placeholder ?? t('contains')}
            value={values[0] ?? ''}
            onSearch={(text) => set(text === '' ? undefined : text)}
          />
        </div>
      );
    case 'segment':
      return (
        <div className={styles.field}>
          <span className={styles.label}>{filter.label}</span>
          <Segment
            label={filter.label}
            value={values[0] ?? ''}
            options={[{ value: '', label: filter.all }, ...filter.options]}
            onChange={(value) => set(value === '' ? undefined : value)}
          />
        </div>
      );
    case 'choice':
      if (filter.many) return <ManyField filter={filter} values={values} onChange={set} />;
      return (
        <div className={styles.field}>
          <label className={styles.label} htmlFor={id}>
            {filter.label}
          </label>
          <select
            id={id}
            className={styles.select}
            value={values[0] ?? ''}
            onChange={(event) => set(event.currentTarget.value || undefined)}
          >
            <option value="">{t('any')}</option>
            {filter.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      );
    case 'given':
      return null;
    default: {
      const never: never = filter;
      return never;
    }
  }
}

interface ManyFieldProps {
  readonly filter: { readonly label: string; readonly options: readonly FilterOption[] };
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[] | undefined) => void;
}

function ManyField({ filter, values, onChange }: ManyFieldProps) {
  const flip = (value: string) => {
    const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{filter.label}</legend>
      {filter.options.map(({ value, label }) => (
        <label key={value} className={styles.option}>
          <input type="checkbox" className={styles.box} checked={values.includes(value)} onChange={() => flip(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
