/** Whether PostgreSQL can store `text`: it has no NUL and no unpaired surrogate. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** What schemas say about text that is not storable. */
export const notStorableMessage = "contains characters that cannot be stored";
