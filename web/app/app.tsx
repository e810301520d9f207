import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { answerIn } from '../api/client';
import { queries } from '../api/queries';
import { LanguageProvider, useStrangerLanguage } from '../language/language';
import { queryClient } from './query-client';
import { router } from './router';
import { cssVariables, theme } from './theme';

// What the first page can be read without comes after it.
const Notices = lazy(async () => ({ default: (await import('./notices')).Notices }));

/** The pages, with all that they need around them. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={queryClient}>
        <Speaking>
          <Suspense fallback={null}>
            <Notices />
          </Suspense>
          <RouterProvider router={router} />
        </Speaking>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Speaks the language of whoever is signed in. */
function Speaking({ children }: { children: ReactNode }): ReactNode {
  const { data: me } = useQuery({ ...queries.me(), enabled: false });
  const chosen = useStrangerLanguage();
  const language = me?.language ?? chosen;
  answerIn(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageProvider language={language}>{children}</LanguageProvider>;
}
