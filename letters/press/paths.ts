/** Where the pages of links are, under the product's own address. */
export const pressPaths = {
  answer: (token: string) => `/press/${token}`,
  switchOff: (token: string) => `/press/off/${token}`,
  password: (token: string) => `/press/password/${token}`,
} as const;
