import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { answerIn, api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';

type Preferences = Schemas['Preferences'];
type Shown = Schemas['PreferencesView'];

/** Keeps what was chosen: shown at once, and as it was before where it could not be kept. */
export function useChangePreferences(): UseMutationResult<Shown, Error, Preferences> {
  const client = useQueryClient();
  const { queryKey } = queries.preferences();
  return useMutation({
    // One after the other: each names all letters, and the last choice has to stand.
    scope: { id: 'preferences' },
    mutationFn: (body) => ask(api.PUT('/api/v1/me/preferences', { body })),
    onMutate: async (chosen) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before !== undefined) client.setQueryData(queryKey, shownWith(before, chosen));
    },
    onError: () => client.invalidateQueries({ queryKey }),
    onSuccess: async (now, { language, timeZone }) => {
      client.setQueryData(queryKey, now);
      client.setQueryData(queries.me().queryKey, (me) =>
        me === undefined ? me : { ...me, language: now.language, timeZone: now.timeZone },
      );
      // All that was read in another language, or by other clocks, is read again; the frame draws itself anew only after that.
      answerIn(now.language);
      if (language !== undefined || timeZone !== undefined) await client.invalidateQueries();
    },
  });
}

function shownWith(before: Shown, { letters, language, timeZone }: Preferences): Shown {
  const isOn = (group: string, was: boolean): boolean =>
    typeof letters === 'object' ? (letters as Readonly<Record<string, boolean>>)[group] !== false : (letters ?? was);
  return {
    ...before,
    language: language ?? before.language,
    timeZone: timeZone ?? before.timeZone,
    kinds: before.kinds.map((kind) => (kind.canBeSwitchedOff ? { ...kind, on: isOn(kind.group, kind.on) } : kind)),
  };
}
