const tokens = {
  sea: '--bv-map-sea',
  land: '--bv-map-land',
  line: '--bv-map-line',
  ink: '--bv-ink',
  label: '--bv-ink-2',
  accent: '--bv-accent',
} as const;

export type MapColours = Readonly<Record<keyof typeof tokens, string>>;

/** The theme's tokens as plain colours: the map draws on its own canvas, which knows no CSS. */
export function readMapColours(place: HTMLElement): MapColours {
  const probe = document.createElement('span');
  place.append(probe);
  const entries = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Record<keyof typeof tokens, string>;
}
