import { registrationModes } from '@belvedere/contract/projects.ts';
import { useText } from '../i18n/use-text.ts';

/** How strangers become users, in words. */
export function useRegistrationOptions() {
  const t = useText('projects');
  return registrationModes.map((value) => ({ value, label: t(`registration.${value}`) }));
}
