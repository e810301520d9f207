/**
 * A cookie of ours. Lax would send it along with links from elsewhere: nothing needs that but the way back from another place of
 * signing in.
 */
export function cookie(
  name: string,
  value: string,
  {
    under,
    expires,
    publicOrigin,
    site = 'Strict',
  }: {
    readonly under: string;
    readonly expires: Date;
    readonly publicOrigin: string | null;
    readonly site?: 'Strict' | 'Lax';
  },
): string {
  const secure = publicOrigin?.startsWith('https:') === true ? '; Secure' : '';
  return `${name}=${value}; Path=${under}; HttpOnly; SameSite=${site}; Expires=${expires.toUTCString()}${secure}`;
}
