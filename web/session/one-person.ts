import { useEffect } from 'react';

const place = 'reglament.person';

/**
 * Hears that somebody else has signed in, in another tab. The session is the browser's: what this page sends from then on would go
 * out under their name.
 *
 * @returns how to stop
 */
export function hearOtherPerson(listener: (id: string) => void): () => void {
  const heard = ({ key, newValue }: StorageEvent): void => {
    if (key === place && newValue !== null) listener(newValue);
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

/** Tells the other tabs who is signed in, and loads the page anew when it is somebody else in them: drafts stay their owner's. */
export function useOnePerson(id: string): void {
  useEffect(() => {
    try {
      localStorage.setItem(place, id);
    } catch {
      // Nothing is kept here, and the other tabs are not told.
    }
    return hearOtherPerson((other) => {
      if (other !== id) window.location.assign('/');
    });
  }, [id]);
}
