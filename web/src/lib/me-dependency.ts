/** Names the data of whoever is looking, for loads that depend on it and changes that renew it. */
export const meDependency = 'spark:me';
