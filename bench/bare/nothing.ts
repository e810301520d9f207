/** A workflow whose bundle lacks those modules of the SDK that only its public entry needs. */
export async function nothing(): Promise<void> {}
