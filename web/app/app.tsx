import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { answerIn } from '../api/client';
import { queries } from '../api/queries';
import { LanguageProvider, useStrangerLanguage } from '../language/language';
import { queryClient } from './query-client';
import { router } from './router';
import { cssVariables, theme } from './theme';

// What the first page can be read without comes when somebody does something.
const Notices = lazy(async () => ({ default: (await import('./notices')).Notices }));

/** The pages, with all that they need around them. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={queryClient}>
        <Speaking>
          <NoticesOnceNeeded />
          <RouterProvider router={router} />
        </Speaking>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Nothing is told in a notice before somebody has pressed something; one that comes while this is on its way waits for it. */
function NoticesOnceNeeded(): ReactNode {
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => {
    const heard = new AbortController();
    const need = (): void => {
      setIsNeeded(true);
      heard.abort();
    };
    for (const event of ['pointerdown', 'keydown']) window.addEventListener(event, need, { signal: heard.signal });
    return () => heard.abort();
  }, []);
  return <Suspense fallback={null}>{isNeeded && <Notices />}</Suspense>;
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
