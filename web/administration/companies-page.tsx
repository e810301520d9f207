import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { administrationTexts, companyTexts } from '../../texts/web/administration';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty } from '../kit/states';
import { useTexts } from '../language/language';
import classes from './administration.module.css';
import { AddCompany } from './company-form';
import { useDesk } from './desk';
import { Paged } from './paged';
import { administered } from './queries';
import { SearchField } from './search-field';

/** The companies that a desk serves. */
export function CompaniesPage(): ReactNode {
  const say = useTexts(administrationTexts);
  const company = useTexts(companyTexts);
  const { desk, keep } = useDesk();
  const { text = '' } = useSearch({ from: '/signed-in/administration' });
  const navigate = useNavigate();
  const [isAdding, adding] = useDisclosure(false);
  const found = useInfiniteQuery({ ...administered.companies(desk, text), placeholderData: keepPreviousData });
  const add = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={adding.open}>
      {company('add')}
    </Button>
  );
  return (
    <Page title={say('companies')} aside={add}>
      <Stack gap="md">
        <div role="search">
          <SearchField
            hint={company('hint')}
            text={text}
            onSearch={(words) =>
              void navigate({
                to: '/administration/companies',
                search: words === '' ? keep : { ...keep, text: words },
                replace: true,
              })
            }
          />
        </div>
        <Paged
          found={found}
          label={say('companies')}
          empty={
            text === '' ? (
              <Empty title={company('empty')} hint={company('emptyHint')} />
            ) : (
              <Empty title={say('nothingFound')} hint={say('nothingFoundHint')} />
            )
          }
        >
          {({ id, name }) => (
            <li key={id} className={classes['line']} data-led>
              <LinkTo to="/administration/companies/$company" params={{ company: id }} search={keep} fw={600}>
                <bdi>{name}</bdi>
              </LinkTo>
            </li>
          )}
        </Paged>
      </Stack>
      <Dialog title={company('add')} isOpen={isAdding} onClose={adding.close}>
        <AddCompany
          desk={desk}
          onDone={(id) =>
            void navigate({ to: '/administration/companies/$company', params: { company: id }, search: keep })
          }
        />
      </Dialog>
    </Page>
  );
}
