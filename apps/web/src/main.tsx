import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from './api/queries.ts';
import { firstLanguage } from './i18n/first-language.ts';
import { createWords } from './i18n/i18n.ts';
import { createAppRouter } from './router.tsx';
import './theme/tokens.css';
import './theme/fonts.ts';
import './theme/mantine.css';
import './theme/base.css';
import { colorSchemes } from './theme/color-scheme.ts';
import { theme } from './theme/theme.ts';
import { TimeProvider } from './time/time-context.tsx';

const language = firstLanguage();
const words = await createWords(language);
document.documentElement.lang = language;
words.on('languageChanged', (chosen) => {
  document.documentElement.lang = chosen;
});

const queries = createQueryClient();
const router = createAppRouter(queries);
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element "root"');
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemes}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <TimeProvider>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </TimeProvider>
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
);
