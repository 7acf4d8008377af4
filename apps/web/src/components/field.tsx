import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface FieldProps {
  readonly label: string;
  /** Two or three examples, or a rule in a few words. */
  readonly help?: ReactNode;
  /** What is wrong, in words, at the field. */
  readonly error?: string | undefined;
  /** As wide as its answer, in characters. */
  readonly width?: number;
}

interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label over what one types or chooses, its help and its error below. */
export function Field({
  label,
  help,
  error,
  width,
  children,
}: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].join(' ').trim();
  return (
    <div className={styles.field} style={width === undefined ? undefined : { maxWidth: `${width}ch` }}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="error" small />
          {error}
        </p>
      )}
      {help !== undefined && (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

type Without<T, K extends string> = Omit<T, K | 'id' | 'value' | 'onChange'>;

export type TextFieldProps = FieldProps &
  Without<ComponentProps<'input'>, 'width'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly mono?: boolean;
  };

/** A line of text, an address, a password. */
export function TextField({ label, help, error, width, value, onChange, mono = false, ...rest }: TextFieldProps) {
  return (
    <Field label={label} {...given({ help, error, width })}>
      {(control) => (
        <input
          {...rest}
          {...control}
          className={`${styles.input} ${mono ? styles.mono : ''}`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export type AreaFieldProps = FieldProps &
  Without<ComponentProps<'textarea'>, 'width'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly mono?: boolean;
  };

/** Several lines: a description, a document. */
export function AreaField({ label, help, error, width, value, onChange, mono = false, ...rest }: AreaFieldProps) {
  return (
    <Field label={label} {...given({ help, error, width })}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          className={`${styles.input} ${styles.area} ${mono ? styles.mono : ''}`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface ChoiceFieldProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few answers. */
export function ChoiceField<T extends string>({
  label,
  help,
  error,
  width,
  value,
  options,
  onChange,
}: ChoiceFieldProps<T>) {
  return (
    <Field label={label} {...given({ help, error, width })}>
      {(control) => (
        <span className={styles.choice}>
          <select
            {...control}
            className={styles.input}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.currentTarget.value);
              if (chosen !== undefined) onChange(chosen.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" small />
        </span>
      )}
    </Field>
  );
}

export interface TickProps {
  /** The sentence that is true when it is ticked. */
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** Yes or no: a box with its sentence. */
export function Tick({ label, checked, onChange, disabled = false }: TickProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** Several boxes under one name. */
export function Ticks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.ticks}>
      <legend className={styles.label}>{label}</legend>
      {children}
    </fieldset>
  );
}

/** Properties that have a value: an optional one is left out, not undefined. */
function given<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as never;
}
