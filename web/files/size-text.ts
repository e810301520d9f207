import { fileTexts } from '../../texts/web/files';
import { useLanguage, useTexts } from '../language/language';

const kilo = 1_024;

/** How large a file is, as people say it. */
export function useSizeText(): (bytes: number) => string {
  const say = useTexts(fileTexts);
  const language = useLanguage();
  return (bytes) => {
    const of = (value: number): string =>
      new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
    if (bytes < kilo) return say('bytes', { count: of(bytes) });
    if (bytes < kilo * kilo) return say('kilobytes', { count: of(bytes / kilo) });
    return say('megabytes', { count: of(bytes / kilo / kilo) });
  };
}
